package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.transform.DataType;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Constants: JSON values that never change. */
final class PlainData {
  private PlainData() {}

  /**
   * A deep, unmodifiable copy.
   *
   * @throws IllegalArgumentException when it is, or holds, something that is not JSON, or null
   */
  static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, child) -> copy.put(String.valueOf(key), copyOf(child)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PlainData::copyOf).toList();
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "A constant or default is text, a number, true or false, a map or a list, was "
            + (value == null ? "null" : value.getClass().getName()));
  }

  /** The form in which a {@link Document} hands its values out. */
  @SuppressWarnings("unchecked") // The keys of a copy are strings.
  static Object view(Object copy) {
    return copy instanceof Map ? Document.owning((Map<String, Object>) copy) : copy;
  }

  static DataType typeOf(Object value) {
    if (value instanceof String) {
      return DataType.STRING;
    }
    if (value instanceof Boolean) {
      return DataType.BOOLEAN;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      return DataType.INTEGER;
    }
    if (value instanceof Number) {
      return DataType.NUMBER;
    }
    return value instanceof Map ? DataType.OBJECT : DataType.ANY;
  }
}
