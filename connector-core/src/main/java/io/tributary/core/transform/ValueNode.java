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
}
