package io.tributary.examples.cli;

import io.tributary.core.json.Json;

/** What rows and maps hold, as a terminal may show it: nothing of it steers the terminal. */
final class Terminal {
  private static final int LONGEST = 160;

  private Terminal() {}

  /** A value as JSON, cut when it is long. */
  static String value(Object value) {
    return cut(line(Json.valueText(value)));
  }

  /** Text on one line. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                line.appendCodePoint(
                    switch (Character.getType(c)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR,
                          Character.SURROGATE ->
                          '\uFFFD';
                      default -> c;
                    }));
    return line.toString();
  }

  /** JSON with escapes for all that is not ASCII: any terminal and any encoding has it as it is. */
  static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length());
    json.chars()
        .forEach(
            c -> {
              if (c < 0x7F) {
                ascii.append((char) c);
              } else {
                ascii.append("\\u%04x".formatted(c));
              }
            });
    return ascii.toString();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }
}
