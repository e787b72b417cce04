package io.tributary.testkit.kql;

/** One operator of a compiled query. */
sealed interface Operator permits RowStep, Stage {}
