package io.tributary.testkit.kql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator does to one row without looking at another. */
@FunctionalInterface
non-sealed interface RowStep extends Operator {

  /** The row after the step; null if the step leaves it out, which only a {@link Filter} may do. */
  @Nullable Map<String, @Nullable Object> apply(Map<String, @Nullable Object> row);
}
