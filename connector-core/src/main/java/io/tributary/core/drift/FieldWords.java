package io.tributary.core.drift;

import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of a field, as long as they are few words: what is not a word, such as an id, a date, a
 * sentence or a number, makes the field one of other texts for good.
 */
final class FieldWords {
  private static final int MOST = 20;
  private static final int LONGEST = 64;
  private static final int MOST_DIGITS = 7;

  /** A field whose words come up so often each, on average, has a fixed set of them. */
  private static final int OFTEN = 5;

  private final Map<String, RowCount> words = new TreeMap<>();
  private boolean other;

  void see(String text, long row) {
    if (other) {
      return;
    }
    RowCount count = words.get(text);
    if (count == null) {
      if (words.size() == MOST || !isWord(text)) {
        giveUp();
        return;
      }
      count = new RowCount();
      words.put(text, count);
    }
    count.see(row);
  }

  /** Adds words that were counted elsewhere; without any, there are other texts. */
  void add(Map<String, Long> counted) {
    if (counted.isEmpty()) {
      giveUp();
    }
    counted.forEach(
        (word, rows) -> {
          if (!other) {
            words.computeIfAbsent(word, none -> new RowCount()).add(rows);
            if (words.size() > MOST) {
              giveUp();
            }
          }
        });
  }

  /** The words by the rows that have them; none where there are other texts. */
  Map<String, Long> counted() {
    Map<String, Long> counted = new TreeMap<>();
    words.forEach((word, count) -> counted.put(word, count.rows()));
    return counted;
  }

  /** Whether the words come from a fixed set, as far as can be told. */
  boolean isFixed() {
    long rows = words.values().stream().mapToLong(RowCount::rows).sum();
    return !words.isEmpty() && rows >= (long) OFTEN * words.size();
  }

  private void giveUp() {
    other = true;
    words.clear();
  }

  private static boolean isWord(String text) {
    if (text.length() > LONGEST || !Character.isLetter(text.charAt(0))) {
      return false;
    }
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = Character.isDigit(c);
      digits += digit ? 1 : 0;
      if (digits > MOST_DIGITS || !(digit || Character.isLetter(c) || " .-_".indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }
}
