package io.tributary.core.transform;

import io.tributary.core.config.ConfigList;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the values of a map file: of its fields, and of the parts of its record. */
final class MapValues {
  private final Map<String, Map<String, Object>> lookups = new TreeMap<>();

  /**
   * Reads values.
   *
   * @param tables by name, that values look words up in
   */
  MapValues(Optional<ConfigObject> tables) {
    if (tables.isPresent()) {
      for (String name : tables.get().keys()) {
        tables
            .get()
            .find(name)
            .flatMap(ConfigNode::object)
            .ifPresent(table -> lookups.put(name, words(table)));
      }
    }
  }

  /** A part of the record: a value, or just its sources. */
  Optional<Value> part(ConfigObject record, String part) {
    Optional<ConfigNode> node = record.find(part);
    if (node.isPresent() && node.get() instanceof ConfigObject mapping) {
      mapping.allowOnly(MapKeys.VALUE);
      return value(mapping);
    }
    return node.map(MapValues::paths)
        .filter(paths -> !paths.isEmpty())
        .map(paths -> Value.of(paths.toArray(String[]::new)));
  }

  /** A value of a mapping's keys; empty when it cannot be told, which is a problem then. */
  Optional<Value> value(ConfigObject mapping) {
    List<String> sources = mapping.find("source").map(MapValues::paths).orElse(List.of());
    Optional<Object> constant = mapping.find("constant").map(ConfigNode::value);
    Optional<DataType> type = mapping.choice("type", DataType.byWord());
    List<Conversion> conversions = new ArrayList<>();
    for (Conversion conversion : Conversion.values()) {
      if (mapping.flag(conversion.word(), false)) {
        conversions.add(conversion);
      }
    }
    if ((mapping.has("source") && sources.isEmpty()) || (mapping.has("type") && type.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Value(
            sources,
            type.orElse(constant.map(PlainData::typeOf).orElse(DataType.STRING)),
            constant,
            mapping.find("default").map(ConfigNode::value),
            conversions,
            lookup(mapping),
            refinement(mapping)));
  }

  /** One path, or a list of some; problems make it shorter. */
  static List<String> paths(ConfigNode node) {
    if (!(node instanceof ConfigList list)) {
      return node.text().stream().toList();
    }
    if (list.elements().isEmpty()) {
      list.problem("must not be empty");
    }
    return list.elements().stream().flatMap(element -> element.text().stream()).toList();
  }

  private static Refinement refinement(ConfigObject mapping) {
    return new Refinement(
        mapping.find("join").flatMap(ConfigNode::text),
        mapping.find("extract").flatMap(ConfigNode::text),
        mapping.find("call").map(MapValues::paths).orElse(List.of()),
        mapping.find("split").flatMap(ConfigNode::text),
        mapping.find("pattern").flatMap(ConfigNode::text),
        mapping.find("format").flatMap(ConfigNode::text));
  }

  private Map<String, Object> lookup(ConfigObject mapping) {
    Optional<ConfigNode> node = mapping.find("lookup");
    if (node.isEmpty()) {
      return Map.of();
    }
    if (node.get() instanceof ConfigObject table) {
      return words(table);
    }
    return mapping.choice("lookup", lookups).orElse(Map.of());
  }

  private static Map<String, Object> words(ConfigObject table) {
    Map<String, Object> words = new LinkedHashMap<>();
    for (String word : table.keys()) {
      words.put(
          word,
          table
              .find(word)
              .filter(meaning -> meaning.text().isPresent())
              .map(ConfigNode::value)
              .orElse(""));
    }
    return words;
  }
}
