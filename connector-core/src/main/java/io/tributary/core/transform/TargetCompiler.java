package io.tributary.core.transform;

import io.tributary.core.transform.ConditionalNode.FieldCondition;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a target tree of fields, level by level: all fields that share a key, or an array, share a
 * node. Slots of the row are handed out on the way.
 */
final class TargetCompiler {
  /** What the name of a target ends in that takes the text of a date which cannot be read. */
  private static final String UNREAD = "Text";

  private final MapFunctions functions;
  private int slots;

  /**
   * Starts with the slots that are taken already.
   *
   * @param slots how many these are
   * @param functions those that values may call
   */
  TargetCompiler(int slots, MapFunctions functions) {
    this.slots = slots;
    this.functions = functions;
  }

  /** How many slots are taken, those of the trees compiled so far included. */
  int slots() {
    return slots;
  }

  /** The tree of fields whose targets begin with keys; without any field, an empty object. */
  ObjectNode root(List<PendingField> fields) {
    return object(fields);
  }

  private TargetNode node(List<PendingField> fields) {
    PendingField first = fields.get(0);
    List<PendingField> alike = new ArrayList<>();
    alike.add(first);
    for (PendingField field : fields.subList(1, fields.size())) {
      if (first.ended() && field.ended()) {
        field.problem("target", "is already filled by \"" + first.field().target() + "\"");
      } else if (shape(field).equals(shape(first))) {
        alike.add(field);
      } else {
        field.problem(
            "target",
            "makes "
                + shape(field)
                + " of what \""
                + first.field().target()
                + "\" makes "
                + shape(first));
      }
    }
    if (first.ended()) {
      return leaf(first);
    }
    return first.step() instanceof FieldPath.Key ? object(alike) : array(alike);
  }

  private TargetNode leaf(PendingField field) {
    ValueNode value =
        new ValueNode(
            new ValueReader(field.field().value(), field.sources(), functions),
            field.field().target());
    List<Condition> when = field.field().when();
    if (when.isEmpty()) {
      return value;
    }
    List<FieldCondition> conditions = new ArrayList<>();
    for (int i = 0; i < Math.min(when.size(), field.conditions().size()); i++) {
      conditions.add(
          new FieldCondition(
              field.conditions().get(i).compiled(),
              ConditionCheck.of(when.get(i), field.reporter())));
    }
    return new ConditionalNode(List.copyOf(conditions), value);
  }

  private static String shape(PendingField field) {
    if (field.ended()) {
      return "a value";
    }
    return field.step() instanceof FieldPath.Key ? "an object" : "an array";
  }

  private ObjectNode object(List<PendingField> fields) {
    Map<String, List<PendingField>> byKey = new LinkedHashMap<>();
    for (PendingField field : fields) {
      String key = ((FieldPath.Key) field.step()).name();
      byKey.computeIfAbsent(key, name -> new ArrayList<>()).add(field.next());
    }
    Map<String, TargetNode> children = new LinkedHashMap<>();
    byKey.forEach((key, below) -> children.put(key, node(below)));
    byKey.forEach(
        (key, below) -> {
          if (children.get(key) instanceof ValueNode value && value.isDate()) {
            children.putIfAbsent(key + UNREAD, new UnreadDateNode(value));
          } else if (children.get(key) instanceof ConditionalNode node
              && node.node() instanceof ValueNode value
              && value.isDate()) {
            children.putIfAbsent(
                key + UNREAD, new ConditionalNode(node.conditions(), new UnreadDateNode(value)));
          }
        });
    return new ObjectNode(children);
  }

  /**
   * An array is zipped when every field through it has an array of the row for it. Otherwise it is
   * a list of single elements, where {@code []} means the first.
   */
  private TargetNode array(List<PendingField> fields) {
    return fields.stream().allMatch(PendingField::pairs) ? zipped(fields) : fixed(fields);
  }

  private TargetNode fixed(List<PendingField> fields) {
    Map<Integer, List<PendingField>> byPosition = new TreeMap<>();
    for (PendingField field : fields) {
      int position = field.step() instanceof Index index ? index.position() : 0;
      byPosition.computeIfAbsent(position, number -> new ArrayList<>()).add(field.single());
    }
    return new FixedArrayNode(byPosition.values().stream().map(this::node).toList());
  }

  private TargetNode zipped(List<PendingField> fields) {
    Map<PendingSource.Origin, SourceArray> arrays = new LinkedHashMap<>();
    List<PendingField> inside = new ArrayList<>();
    for (PendingField field : fields) {
      inside.add(
          field.element(
              source ->
                  source.wildcards() == 0
                      ? source
                      : source.inside(
                          arrays
                              .computeIfAbsent(
                                  source.array(), array -> opened(source, field.field().target()))
                              .element())));
    }
    return new ZippedArrayNode(List.copyOf(arrays.values()), node(inside));
  }

  private SourceArray opened(PendingSource source, String target) {
    return new SourceArray(
        source.array().path(source.written()), target, slots++, SourceStart.element(slots++));
  }
}
