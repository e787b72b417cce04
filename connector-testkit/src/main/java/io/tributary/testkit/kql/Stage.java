package io.tributary.testkit.kql;

/** An operator that has to see all rows, such as a sort. */
@FunctionalInterface
non-sealed interface Stage extends Operator {

  Rows apply(Scan scan);
}
