package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.record.DocumentTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the target document. It is left out when nothing is in it. */
final class ObjectNode implements TargetNode {
  private final TargetNode[] children;
  private final DocumentTemplate template;

  ObjectNode(Map<String, TargetNode> children) {
    this.children = children.values().toArray(TargetNode[]::new);
    this.template = new DocumentTemplate(List.copyOf(children.keySet()));
  }

  @Override
  public @Nullable Document build(Row row) {
    @Nullable Object[] values = new Object[children.length];
    for (int i = 0; i < children.length; i++) {
      TargetNode child = children[i];
      // Nearly all are leaves, which are called without a look-up of whose method it is.
      values[i] = child instanceof ValueNode leaf ? leaf.build(row) : child.build(row);
    }
    return template.of(values);
  }
}
