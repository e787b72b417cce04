package io.tributary.testkit.estate;

import java.util.List;
import java.util.Locale;

/** Which of several severities counts. */
final class Severities {
  static final List<String> WORDS = List.of("Critical", "High", "Medium", "Low");

  private Severities() {}

  /**
   * The first that says something, in the spelling of {@link #WORDS}; empty if none does.
   *
   * @param words in any casing; what is no severity, such as {@code Unknown}, says nothing
   */
  static String first(String... words) {
    for (String word : words) {
      for (String known : WORDS) {
        if (known.equalsIgnoreCase(word)) {
          return known;
        }
      }
    }
    return "";
  }

  /** A word for a number, in one of the casings that rows have. */
  static String written(int number) {
    String word = WORDS.get(number % WORDS.size());
    return switch (number / WORDS.size() % 5) {
      case 1 -> word.toLowerCase(Locale.ROOT);
      case 3 -> word.toUpperCase(Locale.ROOT);
      default -> word;
    };
  }
}
