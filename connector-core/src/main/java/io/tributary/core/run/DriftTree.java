package io.tributary.core.run;

import io.tributary.run.Drift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A drift as JSON: lists of what is new, gone and of another type, and the count of the unknown.
 */
final class DriftTree {
  private static final String PATH = "path";
  private static final String ROWS = "rows";

  private DriftTree() {}

  static Map<String, Object> of(Drift drift) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("newFields", fields(drift.newFields()));
    tree.put("vanishedFields", fields(drift.vanishedFields()));
    tree.put(
        "retypedFields",
        drift.retypedFields().stream()
            .map(field -> entry(field.path(), "before", field.before(), "now", field.now()))
            .toList());
    tree.put(
        "newValues",
        drift.newValues().stream()
            .map(value -> entry(value.path(), "value", value.value(), ROWS, value.rows()))
            .toList());
    tree.put("unknown", drift.unknown());
    return tree;
  }

  private static List<Map<String, Object>> fields(List<Drift.Field> fields) {
    return fields.stream()
        .map(field -> entry(field.path(), "types", field.types(), ROWS, field.rows()))
        .toList();
  }

  private static Map<String, Object> entry(
      String path, String name, Object value, String other, Object otherValue) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(PATH, path);
    tree.put(name, value);
    tree.put(other, otherValue);
    return tree;
  }
}
