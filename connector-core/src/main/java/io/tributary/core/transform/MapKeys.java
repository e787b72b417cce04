package io.tributary.core.transform;

import java.util.List;
import java.util.stream.Stream;

/** The keys of a map file, as {@code map.schema.json} has them too. */
final class MapKeys {
  static final List<String> ROOT =
      List.of(
          "name",
          "version",
          "description",
          "source",
          "target",
          "base",
          "baseVersion",
          "remove",
          "lookups",
          "record",
          "fields");

  static final List<String> RECORD =
      List.of(
          "kind",
          "key",
          "asset",
          "severity",
          "status",
          "stub",
          "related",
          "objects",
          "json",
          "skip",
          "when",
          "forEach");

  static final List<String> SKIP = List.of("rule", "source", "in");

  static final List<String> FOR_EACH = List.of("source", "as");

  static final List<String> CONDITION = List.of("source", "exists", "in", "notIn", "matches");

  static final List<String> ROW_CONDITION = and(CONDITION, "rule");

  static final List<String> VALUE =
      List.of(
          "source",
          "constant",
          "default",
          "type",
          "trim",
          "lower",
          "upper",
          "join",
          "extract",
          "lookup",
          "call",
          "split",
          "pattern",
          "format");

  static final List<String> FIELD = and(VALUE, "target", "note", "when");

  private MapKeys() {}

  private static List<String> and(List<String> keys, String... more) {
    return Stream.concat(keys.stream(), Stream.of(more)).toList();
  }
}
