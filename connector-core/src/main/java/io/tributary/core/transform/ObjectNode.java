package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.record.DocumentBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the target document. It is left out when nothing is in it. */
final class ObjectNode implements TargetNode {
  private final String[] keys;
  private final TargetNode[] children;

  ObjectNode(Map<String, TargetNode> children) {
    // Documents recognise keys fastest when equal ones are the same.
    this.keys = children.keySet().stream().map(String::intern).toArray(String[]::new);
    this.children = children.values().toArray(TargetNode[]::new);
  }

  @Override
  public @Nullable Document build(Row row) {
    DocumentBuilder built = null;
    for (int i = 0; i < children.length; i++) {
      Object child = children[i].build(row);
      if (child != null) {
        if (built == null) {
          built = new DocumentBuilder(children.length - i);
        }
        built.put(keys[i], child);
      }
    }
    return built == null ? null : built.build();
  }
}
