package io.tributary.core.transform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of the target document whose elements are named one by one. An element without anything
 * in it is left out, and so is an array without elements.
 */
final class FixedArrayNode implements TargetNode {
  private final TargetNode[] elements;

  FixedArrayNode(List<TargetNode> elements) {
    this.elements = elements.toArray(TargetNode[]::new);
  }

  @Override
  public @Nullable Object build(Row row) {
    List<Object> built = null;
    for (TargetNode node : elements) {
      if (row.trace() != null) {
        row.trace().enter(built == null ? 0 : built.size(), 0);
      }
      Object element = node.build(row);
      if (row.trace() != null) {
        row.trace().leave();
      }
      if (element != null) {
        if (built == null) {
          built = new ArrayList<>(elements.length);
        }
        built.add(element);
      }
    }
    return built;
  }
}
