package io.tributary.testkit.estate;

import io.tributary.testkit.Table;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows made when they are asked for.
 *
 * @param size how many there are
 * @param maker makes the row at an index; pure
 */
record GeneratedRows(int size, IntFunction<Map<String, @Nullable Object>> maker) implements Table {
  @Override
  public Map<String, @Nullable Object> row(int index) {
    return maker.apply(Objects.checkIndex(index, size));
  }
}
