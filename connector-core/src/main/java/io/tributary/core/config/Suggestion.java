package io.tributary.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The "did you mean" of error messages. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Asks for the known word that is nearest to an unknown one.
   *
   * @return {@code , did you mean "…"?}, or a list of all known words when none is near
   */
  public static String among(Collection<String> known, String unknown) {
    return near(known, unknown)
        .orElseGet(
            () ->
                known.isEmpty()
                    ? "; there are none"
                    : "; known are " + known.stream().sorted().collect(Collectors.joining(", ")));
  }

  /**
   * Asks for the known word that is nearest to an unknown one.
   *
   * @return {@code , did you mean "…"?}, or nothing when none is near
   */
  public static Optional<String> near(Collection<String> known, String unknown) {
    return near(known, unknown, Math.max(1, unknown.length() / 3));
  }

  /** As {@link #near(Collection, String)}, for words that differ in so many characters at most. */
  public static Optional<String> near(Collection<String> known, String unknown, int reach) {
    String lower = unknown.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(word -> Math.abs(word.length() - unknown.length()) <= reach)
        .filter(word -> distance(word.toLowerCase(Locale.ROOT), lower) <= reach)
        .min(Comparator.comparingInt(word -> distance(word.toLowerCase(Locale.ROOT), lower)))
        .map(word -> ", did you mean \"" + word + "\"?");
  }

  /** How many characters have to be inserted, removed, replaced or swapped with the next one. */
  static int distance(String one, String other) {
    int[][] costs = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          costs[i][j] = i + j;
          continue;
        }
        int replaced = costs[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        costs[i][j] = Math.min(replaced, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
        }
      }
    }
    return costs[one.length()][other.length()];
  }
}
