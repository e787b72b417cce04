package io.tributary.examples.cli;

import io.tributary.core.explain.ExplainedRecord;
import io.tributary.core.explain.ExplainedValue;
import io.tributary.core.explain.ExplainedValue.Taken;
import io.tributary.core.explain.Explanation;
import io.tributary.core.explain.UnusedField;
import io.tributary.transform.Mapping;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** An explanation for people, in a terminal. */
final class ExplanationText {
  private ExplanationText() {}

  static void print(Explanation explanation, long number, PrintWriter out) {
    out.println(Terminal.line("Row " + number + " " + explanation.row()));
    out.println(Terminal.line(outcome(explanation.mapping())));
    for (ExplainedRecord record : explanation.records()) {
      record(record, out);
    }
    if (!explanation.unused().isEmpty()) {
      long count = explanation.unused().size() + explanation.unusedBeyond();
      out.println("  " + count + " field(s) of the row made no value:");
      TextTable table = new TextTable("in the row", "value", "named by");
      for (UnusedField field : explanation.unused()) {
        table.row(field.place(), Terminal.value(field.value()), named(field));
      }
      table.print(out, "    ");
    }
    out.println();
  }

  private static String outcome(Mapping mapping) {
    if (mapping instanceof Mapping.Skipped skipped) {
      return "skipped by the rule " + skipped.rule();
    }
    return mapping instanceof Mapping.Failed failed ? "failed: " + failed.reason() : "mapped";
  }

  private static void record(ExplainedRecord record, PrintWriter out) {
    String made = record.element().isEmpty() ? "" : ", made of " + record.element();
    out.println(Terminal.line("  " + record.kind().words() + " " + record.key() + made));
    record.parts().forEach(value -> value(value, out));
    record.values().forEach(value -> value(value, out));
    if (!record.missing().isEmpty()) {
      out.println("    " + record.missing().size() + " target(s) without a value:");
      TextTable missing = new TextTable("target", "looked for at", "why there is none");
      for (ExplainedValue value : record.missing()) {
        missing.row(
            value.place(),
            String.join(" | ", value.sources()),
            value.problem().isEmpty() ? "nothing is there" : value.problem());
      }
      missing.print(out, "      ");
    }
  }

  /** A line for what is written, and one for where it comes from. */
  private static void value(ExplainedValue value, PrintWriter out) {
    String written = value.value().map(Terminal::value).orElse("nothing");
    out.println(Terminal.line("    " + value.place() + " = " + written));
    out.println(Terminal.line("        " + way(value)));
  }

  /** Where a value comes from, what stood there, and what was done with it. */
  private static String way(ExplainedValue value) {
    List<String> steps = new ArrayList<>();
    value.passedOver().forEach(taken -> steps.add("nothing at " + from(taken)));
    steps.add(value.taken().map(ExplanationText::from).orElse(value.origin().words()));
    value
        .taken()
        .filter(taken -> !taken.meaning().equals(taken.raw()))
        .ifPresent(taken -> steps.add("stands for " + Terminal.value(taken.meaning())));
    steps.addAll(value.conversions());
    if (!value.problem().isEmpty()) {
      steps.add(value.problem());
    }
    return String.join(" > ", steps);
  }

  private static String from(Taken taken) {
    boolean elsewhere = !taken.place().isEmpty() && !taken.place().equals(taken.source());
    String at = elsewhere ? " at " + taken.place() : "";
    return taken.source() + at + ": " + Terminal.value(taken.raw());
  }

  private static String named(UnusedField field) {
    return field.namedBy().isEmpty() ? "no rule" : String.join(", ", field.namedBy());
  }
}
