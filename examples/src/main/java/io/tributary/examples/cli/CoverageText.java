package io.tributary.examples.cli;

import io.tributary.core.explain.Coverage;
import io.tributary.core.explain.Coverage.SourceField;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A coverage for people, in a terminal. */
final class CoverageText {
  private CoverageText() {}

  static void print(Coverage coverage, PrintWriter out) {
    out.println(Terminal.line(coverage.map() + " " + coverage.version()));
    out.println(coverage.rows() + " row(s), " + coverage.mapped() + " mapped");
    counts("", coverage.records(), out);
    counts("skipped by ", coverage.skipped(), out);
    counts("failed: ", coverage.failed(), out);
    out.println();
    TextTable targets = new TextTable("target", "filled", "of the records", "values", "by source");
    for (Coverage.Target target : coverage.targets()) {
      targets.row(
          target.target(),
          percent(target),
          target.filled() + " of " + target.records(),
          values(target),
          target.sources().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
    targets.print(out, "");
    out.println();
    out.println("Rules that never did anything: " + coverage.idle().size());
    if (!coverage.idle().isEmpty()) {
      TextTable idle = new TextTable("rule", "what of it");
      coverage.idle().forEach(one -> idle.row(one.rule(), one.what()));
      idle.print(out, "  ");
    }
    fields("Fields of the rows that nobody reads", coverage.unread(), out);
    fields("Fields that a rule names, but that never made a value", coverage.unused(), out);
    if (coverage.fieldsBeyond() > 0) {
      out.println(coverage.fieldsBeyond() + " row(s) have more fields than are counted");
    }
  }

  private static void counts(String what, Map<String, Long> counts, PrintWriter out) {
    new TreeMap<>(counts)
        .forEach((name, count) -> out.println(Terminal.line("  " + count + " " + what + name)));
  }

  private static void fields(String title, List<SourceField> fields, PrintWriter out) {
    out.println(title + ": " + fields.size());
    if (!fields.isEmpty()) {
      TextTable table = new TextTable("in the row", "rows", "for example");
      fields.forEach(
          field -> table.row(field.path(), field.rows(), Terminal.value(field.example())));
      table.print(out, "  ");
    }
  }

  private static String percent(Coverage.Target target) {
    return target.records() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * target.filled() / target.records());
  }

  private static String values(Coverage.Target target) {
    String defaults = target.defaults() == 0 ? "" : ", " + target.defaults() + " by default";
    String refused = target.refused() == 0 ? "" : ", " + target.refused() + " not converted";
    return target.values() + defaults + refused;
  }
}
