package io.tributary.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Resource Graph table, read by position.
 *
 * <p>A table does not change: the row at a position is always the same, and so is the size. Rows
 * may be generated when asked for, so a reader must not hold all of them, and a row must not be
 * modified. Safe for use by several threads.
 */
public interface Table {

  /** How many rows there are. */
  int size();

  /**
   * The row at a position: column name to value, where a value is a map, a list, a string, a
   * number, a boolean or null. A column that is absent is null to a query.
   *
   * @throws IndexOutOfBoundsException if the position is not within 0 and {@link #size}
   */
  Map<String, @Nullable Object> row(int index);
}
