package io.tributary.core.transform;

import org.jspecify.annotations.Nullable;

/**
 * A leaf of the target document.
 *
 * @param reader reads its value
 * @param target its path, for notes
 */
record ValueNode(ValueReader reader, String target) implements TargetNode {
  @Override
  public @Nullable Object build(Row row) {
    return reader.read(row, target);
  }

  /** Whether its value is a date of the row. */
  boolean isDate() {
    return reader.isDate();
  }

  /** The text of the date when it cannot be read. */
  @Nullable String unread(Row row) {
    return reader.unread(row);
  }
}
