package io.tributary.core.transform;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of words and what they stand for. */
final class Lookup {
  private final Map<String, Object> meanings;
  private final @Nullable Object other;

  /**
   * Makes a table.
   *
   * @param meanings by word in lower case
   */
  Lookup(Map<String, Object> meanings) {
    this.meanings = meanings;
    this.other = meanings.get(Value.ANY_OTHER);
  }

  /** What a value stands for; one that is no word, or not in the table, stands for itself. */
  @Nullable Object meaning(@Nullable Object value) {
    if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      return value;
    }
    String word = value.toString().strip().toLowerCase(Locale.ROOT);
    Object meaning = meanings.get(word);
    if (meaning != null) {
      return meaning;
    }
    return other == null || word.isEmpty() ? value : other;
  }
}
