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
    if (node instanceof UnreadDateNode && !row.hasNotes()) {
      return null; // Which is so for nearly every row: nothing needs to be asked again.
    }
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(row)) {
        if (node instanceof ValueNode value) {
          withheld(value, conditions.get(i), row);
        }
        return null;
      }
    }
    return node.build(row);
  }

  private static void withheld(ValueNode value, FieldCondition condition, Row row) {
    Refusal obstacle = condition.check().obstacle(condition.source().read(row));
    if (obstacle != null) {
      row.note(condition.source().toString(), value.target(), obstacle.problem());
    }
    if (row.trace() != null) {
      row.trace().withheld(value.target(), condition.source().toString());
    }
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
