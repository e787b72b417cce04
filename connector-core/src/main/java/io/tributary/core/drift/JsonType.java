package io.tributary.core.drift;

import io.tributary.record.Document;
import java.util.List;
import java.util.Locale;

/** What a value is. */
enum JsonType {
  OBJECT,
  ARRAY,
  STRING,
  NUMBER,
  BOOLEAN;

  static JsonType of(Object value) {
    if (value instanceof String) {
      return STRING;
    }
    if (value instanceof Document) {
      return OBJECT;
    }
    if (value instanceof Number) {
      return NUMBER;
    }
    return value instanceof List ? ARRAY : BOOLEAN;
  }

  /** The name in reports and files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
