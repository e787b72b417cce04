package io.tributary.core.transform;

import java.util.Locale;

/** What is done to text before it is written. */
public enum Conversion {
  /** Takes blanks away at both ends. */
  TRIM("trim"),
  /** Makes it lower case, whatever the machine's language. */
  LOWER("lower"),
  /** Makes it upper case, whatever the machine's language. */
  UPPER("upper");

  private final String word;

  Conversion(String word) {
    this.word = word;
  }

  /** The word that map files use. */
  public String word() {
    return word;
  }

  String apply(String text) {
    if (this == TRIM) {
      return text.strip();
    }
    return this == LOWER ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
  }
}
