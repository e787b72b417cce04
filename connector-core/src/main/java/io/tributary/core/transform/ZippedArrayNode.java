package io.tributary.core.transform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of the target document made of one or more arrays of the row: element i of what is at i
 * in each of them. It is as long as the longest. An element without anything in it is left out, and
 * so is an array without elements.
 */
final class ZippedArrayNode implements TargetNode {
  private final SourceArray[] arrays;
  private final TargetNode element;

  /**
   * Makes an array.
   *
   * @param arrays what it is made of
   * @param element builds an element of what the arrays have put in their slots
   */
  ZippedArrayNode(List<SourceArray> arrays, TargetNode element) {
    this.arrays = arrays.toArray(SourceArray[]::new);
    this.element = element;
  }

  @Override
  public @Nullable Object build(Row row) {
    int size = 0;
    for (SourceArray array : arrays) {
      size = Math.max(size, array.open(row));
    }
    List<Object> built = null;
    for (int i = 0; i < size; i++) {
      for (SourceArray array : arrays) {
        array.moveTo(i, row);
      }
      if (row.trace() != null) {
        row.trace().enter(built == null ? 0 : built.size(), i);
      }
      Object one = element.build(row);
      if (row.trace() != null) {
        row.trace().leave();
      }
      if (one != null) {
        if (built == null) {
          built = new ArrayList<>(size - i);
        }
        built.add(one);
      }
    }
    return built;
  }
}
