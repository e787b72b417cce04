package io.tributary.testkit.kql;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The step that may leave a row out. */
record Filter(Predicate<Map<String, @Nullable Object>> keeps) implements RowStep {

  @Override
  public @Nullable Map<String, @Nullable Object> apply(Map<String, @Nullable Object> row) {
    return keeps.test(row) ? row : null;
  }
}
