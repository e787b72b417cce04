package io.tributary.core.drift;

import io.tributary.record.Document;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one path: types, words, and what is below. Keys that differ in casing alone are
 * one, as they are for maps. An object whose keys are data, such as ids, has no fields of its own:
 * that is one with very many keys, with keys that are no names, or with many objects that look
 * alike.
 */
final class FieldNode {
  private static final int MOST_KEYS = 64;
  private static final int LONGEST_KEY = 64;

  /** So many objects that have a field in common are entries, if most of what is there is. */
  private static final int MANY_ALIKE = 16;

  private static final int MOST_ELEMENTS = 8;
  private static final int DEEPEST = 12;

  private final Map<JsonType, RowCount> types = new EnumMap<>(JsonType.class);
  private final FieldWords words = new FieldWords();
  private final Map<String, FieldNode> fields = new TreeMap<>();
  private final Map<String, FieldNode> bySpelling = new HashMap<>();
  private @Nullable FieldNode elements;
  private boolean open;
  private String name;

  /** Something whose key is spelled so. */
  FieldNode(String name) {
    this.name = name;
  }

  /** A value is in the row of a number; a value is no null and no empty string. */
  void see(Object value, long row, int depth, FieldLimit limit) {
    JsonType type = JsonType.of(value);
    types.computeIfAbsent(type, none -> new RowCount()).see(row);
    if (value instanceof String text) {
      words.see(text, row);
    } else if (depth < DEEPEST && value instanceof Document object) {
      object.forEach((key, child) -> seeField(key, child, row, depth, limit));
    } else if (depth < DEEPEST && value instanceof List<?> list) {
      seeElements(list, row, depth, limit);
    }
  }

  private void seeField(String key, @Nullable Object child, long row, int depth, FieldLimit limit) {
    if (!open && child != null && !"".equals(child)) {
      FieldNode field = bySpelling.get(key);
      if (field == null) {
        field = field(key, limit);
      }
      if (field != null) {
        field.see(child, row, depth + 1, limit);
      }
    }
  }

  private void seeElements(List<?> list, long row, int depth, FieldLimit limit) {
    if (list.size() > MOST_ELEMENTS) {
      limit.passOver();
    }
    for (int i = 0; i < Math.min(list.size(), MOST_ELEMENTS); i++) {
      Object element = list.get(i);
      if (element != null && !"".equals(element)) {
        elements().see(element, row, depth + 1, limit);
      }
    }
  }

  /** The field of a key; null when the object has none, or when there is no more room. */
  private @Nullable FieldNode field(String key, FieldLimit limit) {
    String lowered = key.toLowerCase(Locale.ROOT);
    FieldNode field = fields.get(lowered);
    if (field == null) {
      if (fields.size() == MOST_KEYS || !isName(key) || hasEntries()) {
        open(limit);
        return null;
      }
      if (!limit.take()) {
        return null;
      }
      field = new FieldNode(key);
      fields.put(lowered, field);
    }
    if (key.compareTo(field.name) < 0) {
      field.name = key; // One spelling, whichever row came first.
    }
    if (bySpelling.size() < 2 * MOST_KEYS) {
      bySpelling.put(key, field);
    }
    return field;
  }

  /** Adds what was seen elsewhere. */
  void add(FieldNode other, FieldLimit limit) {
    other.types.forEach(
        (type, count) -> types.computeIfAbsent(type, none -> new RowCount()).add(count.rows()));
    if (other.types.containsKey(JsonType.STRING)) {
      words.add(other.words.counted());
    }
    if (other.open) {
      open(limit);
    }
    for (FieldNode theirs : other.fields.values()) {
      FieldNode ours = open ? null : field(theirs.name, limit);
      if (ours != null) {
        ours.add(theirs, limit);
      }
    }
    if (other.elements != null) {
      elements().add(other.elements, limit);
    }
  }

  /** In how many rows a type was seen, at least one. */
  void count(JsonType type, long rows) {
    types.computeIfAbsent(type, none -> new RowCount()).add(rows);
  }

  /** The keys of the object are data from now on, so that its fields need no room. */
  private void open(FieldLimit limit) {
    limit.give(below());
    open();
  }

  /** How many fields are in the object, and in what is in it. */
  private int below() {
    int below = fields.size();
    for (FieldNode field : fields.values()) {
      for (FieldNode node = field; node != null; node = node.elements) {
        below += node.below();
      }
    }
    return below;
  }

  /** Whether most of the object is objects that look alike; two fields make a look. */
  private boolean hasEntries() {
    if (fields.size() < MANY_ALIKE) {
      return false;
    }
    Map<String, Integer> alike = new HashMap<>();
    for (FieldNode field : fields.values()) {
      if (field.below() > 1) {
        field.fields.keySet().forEach(key -> alike.merge(key, 1, Integer::sum));
      }
    }
    int most = Math.max(MANY_ALIKE, fields.size() / 2 + 1);
    return alike.values().stream().anyMatch(count -> count >= most);
  }

  /** The keys of the object are data. */
  void open() {
    open = true;
    fields.clear();
    bySpelling.clear();
  }

  /** A field that is read from a file. */
  void put(FieldNode field) {
    fields.put(field.name.toLowerCase(Locale.ROOT), field);
  }

  FieldNode elements() {
    if (elements == null) {
      elements = new FieldNode("[]");
    }
    return elements;
  }

  Optional<FieldNode> elementsSeen() {
    return Optional.ofNullable(elements);
  }

  String name() {
    return name;
  }

  Map<JsonType, RowCount> types() {
    return types;
  }

  FieldWords words() {
    return words;
  }

  /** The fields, by their keys in lower case. */
  Map<String, FieldNode> fields() {
    return fields;
  }

  boolean isOpen() {
    return open;
  }

  /** In how many rows it was seen, at least. */
  long rows() {
    return types.values().stream().mapToLong(RowCount::rows).max().orElse(0);
  }

  private static boolean isName(String key) {
    return key.length() <= LONGEST_KEY && key.indexOf('/') < 0 && !key.isBlank();
  }
}
