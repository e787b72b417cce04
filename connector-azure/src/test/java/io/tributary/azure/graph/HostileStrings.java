package io.tributary.azure.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lists of strings that try to leave their literals; the same for the same seed. */
final class HostileStrings {
  private static final List<String> PARTS =
      List.of(
          "",
          " ",
          "'",
          "''",
          "\"",
          "\\",
          "\\\\",
          "\\'",
          "\\\"",
          "@'",
          "h'",
          "```",
          "~~~",
          "|",
          "| take 1",
          "//",
          "// a comment",
          "/* */",
          "')) or true //",
          "') | union securityresources //",
          "'; .drop table resources //",
          "{ids:strings}",
          "{0}",
          "$1",
          "\\1",
          "\\u0027",
          "\\x27",
          "%27",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\u0000",
          "\u0001",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\u200b",
          "\u202e",
          "\ufeff",
          "\uffff",
          "\u2019",
          "\uff07",
          "ünïcödé",
          "日本語",
          "\ud83d\ude80",
          "\ud800",
          "\udc00",
          "/subscriptions/x/providers/microsoft.compute/virtualmachines/vm");

  private static final int LONGEST_LIST = 8;
  private static final int LONG = 4_000;

  private HostileStrings() {}

  static List<String> list(long seed) {
    Random random = new Random(seed);
    List<String> strings = new ArrayList<>();
    for (int i = random.nextInt(LONGEST_LIST); i >= 0; i--) {
      strings.add(string(random));
    }
    return strings;
  }

  private static String string(Random random) {
    StringBuilder string = new StringBuilder();
    int parts = random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      if (random.nextInt(4) == 0) {
        string.append((char) random.nextInt(Character.MAX_VALUE + 1));
      } else {
        string.append(PARTS.get(random.nextInt(PARTS.size())));
      }
    }
    if (!string.isEmpty() && random.nextInt(40) == 0) {
      return string.toString().repeat(LONG / string.length());
    }
    return string.toString();
  }
}
