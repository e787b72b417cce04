package io.tributary.examples.cli;

import io.tributary.core.explain.MapDiff;
import io.tributary.core.explain.MapDiff.Difference;
import io.tributary.core.explain.MapDiff.Example;
import java.io.PrintWriter;
import java.util.Optional;

/** What two maps do differently, for people, in a terminal. */
final class MapDiffText {
  private MapDiffText() {}

  static void print(MapDiff diff, PrintWriter out) {
    if (diff.isEmpty()) {
      out.println("Both maps make the same of " + diff.rows() + " row(s)");
      return;
    }
    out.println(diff.differing() + " of " + diff.rows() + " row(s) become something else");
    TextTable table =
        new TextTable("target", "changed", "appears", "vanishes", "before", "after", "in the row");
    for (Difference difference : diff.differences()) {
      Example example = difference.example();
      table.row(
          difference.subject(),
          difference.changed(),
          difference.appears(),
          difference.vanishes(),
          value(example.before()),
          value(example.after()),
          example.row());
    }
    table.print(out, "  ");
  }

  private static String value(Optional<Object> value) {
    return value.map(Terminal::value).orElse("-");
  }
}
