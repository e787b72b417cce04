package io.tributary.core.transform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the target document. It is left out when nothing is in it. */
final class ObjectNode implements TargetNode {
  private final String[] keys;
  private final TargetNode[] children;
  private final int capacity;

  ObjectNode(Map<String, TargetNode> children) {
    this.keys = children.keySet().toArray(String[]::new);
    this.children = children.values().toArray(TargetNode[]::new);
    this.capacity = keys.length * 4 / 3 + 1;
  }

  @Override
  public @Nullable Map<String, Object> build(Row row) {
    Map<String, Object> built = null;
    for (int i = 0; i < children.length; i++) {
      Object child = children[i].build(row);
      if (child != null) {
        if (built == null) {
          built = new LinkedHashMap<>(capacity);
        }
        built.put(keys[i], child);
      }
    }
    return built;
  }
}
