package io.tributary.core.transform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leaf that is there only if all of its conditions hold.
 *
 * @param conditions what is asked of the row
 * @param node the leaf
 */
record ConditionalNode(List<FieldCondition> conditions, TargetNode node) implements TargetNode {
  @Override
  public @Nullable Object build(Row row) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(row)) {
        if (row.trace() != null && node instanceof ValueNode value) {
          row.trace().withheld(value.target(), conditions.get(i).source().toString());
        }
        return null;
      }
    }
    return node.build(row);
  }

  /**
   * A condition of a field.
   *
   * @param source where it looks
   * @param check what it asks
   */
  record FieldCondition(SourcePath source, ConditionCheck check) {
    boolean holds(Row row) {
      return check.holds(source.read(row));
    }
  }
}
