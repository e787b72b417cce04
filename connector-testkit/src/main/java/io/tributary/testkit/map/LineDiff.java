package io.tributary.testkit.map;

import java.util.ArrayList;
import java.util.List;

/** How two texts differ, line by line, with a few lines around each difference. */
final class LineDiff {
  private static final int AROUND = 3;
  private static final int MOST_SHOWN = 200;

  /** Beyond so many pairs of lines, what differs is shown as a whole. */
  private static final long MOST_PAIRS = 4_000_000;

  private final List<String> lines = new ArrayList<>();
  private final List<String> expected;
  private final List<String> actual;

  private LineDiff(List<String> expected, List<String> actual) {
    this.expected = expected;
    this.actual = actual;
  }

  /** Lines with {@code -} are expected only, those with {@code +} actual only. */
  static String of(String expected, String actual) {
    LineDiff diff = new LineDiff(expected.lines().toList(), actual.lines().toList());
    diff.compare();
    return diff.shown();
  }

  private void compare() {
    int start = 0;
    while (start < Math.min(expected.size(), actual.size())
        && expected.get(start).equals(actual.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(expected.size(), actual.size()) - start
        && expected.get(expected.size() - 1 - end).equals(actual.get(actual.size() - 1 - end))) {
      end++;
    }
    all(' ', expected.subList(0, start));
    between(
        expected.subList(start, expected.size() - end), actual.subList(start, actual.size() - end));
    all(' ', expected.subList(expected.size() - end, expected.size()));
  }

  private void between(List<String> olds, List<String> news) {
    if ((long) olds.size() * news.size() > MOST_PAIRS) {
      all('-', olds);
      all('+', news);
      return;
    }
    int[][] common = new int[olds.size() + 1][news.size() + 1];
    for (int i = olds.size() - 1; i >= 0; i--) {
      for (int j = news.size() - 1; j >= 0; j--) {
        common[i][j] =
            olds.get(i).equals(news.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < olds.size() || j < news.size()) {
      if (i < olds.size() && j < news.size() && olds.get(i).equals(news.get(j))) {
        lines.add("  " + olds.get(i++));
        j++;
      } else if (j == news.size() || (i < olds.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + olds.get(i++));
      } else {
        lines.add("+ " + news.get(j++));
      }
    }
  }

  private void all(char sign, List<String> some) {
    some.forEach(line -> lines.add(sign + " " + line));
  }

  private String shown() {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    boolean gap = false;
    for (int i = 0; i < lines.size(); i++) {
      if (!isNearDifference(i)) {
        gap = true;
      } else if (shown++ == MOST_SHOWN) {
        return text.append("… and more\n").toString();
      } else {
        text.append(gap ? "  …\n" : "").append(lines.get(i)).append('\n');
        gap = false;
      }
    }
    if (gap && shown > 0) {
      text.append("  …\n");
    }
    return text.isEmpty() ? "Only the ends of lines, or of the file, differ\n" : text.toString();
  }

  private boolean isNearDifference(int line) {
    for (int i = Math.max(0, line - AROUND); i <= Math.min(lines.size() - 1, line + AROUND); i++) {
      if (lines.get(i).charAt(0) != ' ') {
        return true;
      }
    }
    return false;
  }
}
