package io.tributary.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table in columns as wide as what is in them. */
final class TextTable {
  private static final int WIDEST = 90;

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a heading. */
  TextTable(String... heading) {
    row((Object[]) heading);
  }

  void row(Object... cells) {
    rows.add(Stream.of(cells).map(Object::toString).map(Terminal::line).toList());
  }

  /** Prints the table, every line with something in front. */
  void print(PrintWriter out, String indent) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i))
            .append(" ".repeat(Math.max(0, widths[i] - row.get(i).length()) + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
