package io.tributary.core.drift;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Profiles as JSON. */
public final class ProfileJson {
  private static final String ROWS = "rows";
  private static final String WHOLE = "whole";
  private static final String FULL = "full";
  private static final String NAME = "name";
  private static final String TYPES = "types";
  private static final String WORDS = "words";
  private static final String OPEN = "open";
  private static final String FIELDS = "fields";
  private static final String ELEMENTS = "elements";

  private ProfileJson() {}

  /** A profile as JSON on one line. */
  public static String write(RowProfile profile) {
    return Json.text(document(profile));
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static RowProfile read(String json) {
    return profile(Json.document(json));
  }

  static Document document(RowProfile profile) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(ROWS, profile.rows());
    tree.put(WHOLE, profile.isWhole());
    tree.put(FULL, profile.isFull());
    tree.put(FIELDS, fields(profile.root()));
    return Document.owning(tree);
  }

  static RowProfile profile(Document tree) {
    RowProfile profile =
        RowProfile.kept(
            tree.number(ROWS)
                .orElseThrow(() -> new IllegalArgumentException("A profile without rows"))
                .longValue(),
            tree.bool(WHOLE).orElse(false),
            tree.bool(FULL).orElse(false));
    tree.objects(FIELDS).forEach(field -> profile.root().put(node(field)));
    return profile;
  }

  private static List<Object> fields(FieldNode node) {
    List<Object> fields = new ArrayList<>();
    node.fields().values().forEach(field -> fields.add(tree(field)));
    return fields;
  }

  private static Map<String, Object> tree(FieldNode node) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(NAME, node.name());
    Map<String, Object> types = new LinkedHashMap<>();
    node.types().forEach((type, count) -> types.put(type.word(), count.rows()));
    tree.put(TYPES, types);
    Map<String, Long> words = node.words().counted();
    if (!words.isEmpty()) {
      tree.put(WORDS, words);
    }
    if (node.isOpen()) {
      tree.put(OPEN, true);
    }
    if (!node.fields().isEmpty()) {
      tree.put(FIELDS, fields(node));
    }
    node.elementsSeen().ifPresent(elements -> tree.put(ELEMENTS, tree(elements)));
    return tree;
  }

  private static FieldNode node(Document tree) {
    FieldNode node = new FieldNode(tree.text(NAME).orElse(""));
    read(tree, node);
    return node;
  }

  private static void read(Document tree, FieldNode node) {
    Map<String, Long> types = counts(tree, TYPES);
    for (JsonType type : JsonType.values()) {
      Long rows = types.get(type.word());
      if (rows != null) {
        node.count(type, rows);
      }
    }
    if (types.containsKey(JsonType.STRING.word())) {
      node.words().add(counts(tree, WORDS));
    }
    if (tree.bool(OPEN).orElse(false)) {
      node.open();
    }
    tree.objects(FIELDS).forEach(field -> node.put(node(field)));
    tree.object(ELEMENTS).ifPresent(elements -> read(elements, node.elements()));
  }

  private static Map<String, Long> counts(Document tree, String key) {
    Map<String, Long> counts = new TreeMap<>();
    tree.object(key)
        .ifPresent(
            object ->
                object.forEach(
                    (name, rows) -> {
                      if (rows instanceof Number number) {
                        counts.put(name, number.longValue());
                      }
                    }));
    return counts;
  }
}
