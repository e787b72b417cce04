package io.tributary.transform;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a field of a data model holds. */
public enum DataType {
  /** Text. */
  STRING,
  /** A whole number. */
  INTEGER,
  /** Any number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** A point in time: ISO-8601, in UTC, with a {@code Z}. */
  DATETIME,
  /** An object whose keys are not fixed, such as tags. */
  OBJECT,
  /** Anything, as it is. */
  ANY;

  private static final Map<String, DataType> BY_WORD =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(DataType::word, type -> type));

  /** The types by the words that files use for them. */
  public static Map<String, DataType> byWord() {
    return BY_WORD;
  }

  /** The word that files use for it, such as {@code datetime}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
