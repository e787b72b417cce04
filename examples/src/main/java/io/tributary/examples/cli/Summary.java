package io.tributary.examples.cli;

import io.tributary.enrich.Gap;
import io.tributary.reconcile.Ledger;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's report for people. */
final class Summary {
  private static final String ROW = "%-44s %9s %9s %9s %9s %9s %9s  %s%n";

  private Summary() {}

  static void print(RunReport report, OutputFolder folder, PrintWriter out) {
    out.printf(
        ROW, "dataset", "announced", "read", "mapped", "filtered", "failed", "written", "complete");
    report.datasets().forEach((name, dataset) -> print(name, dataset, out));
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: %d assets, %d findings%s in %.1f s with %d requests (%d throttled)%n",
        report.state(),
        report.assets(),
        report.findings(),
        severities(report.findingsBySeverity()),
        report.duration().toMillis() / 1_000.0,
        report.requests(),
        report.throttled());
    out.println("Files are in " + folder);
    report.datasets().forEach((name, dataset) -> remarks(name, dataset, out));
    out.flush();
  }

  private static void print(String name, DatasetReport dataset, PrintWriter out) {
    Ledger.Rows rows = dataset.ledger().rows();
    out.printf(
        ROW,
        name,
        rows.announced(),
        rows.read(),
        rows.mapped(),
        rows.filtered(),
        rows.failed(),
        dataset.ledger().records().written(),
        dataset.completeness().complete() ? "yes" : "no");
  }

  private static void remarks(String name, DatasetReport dataset, PrintWriter out) {
    for (String reason : dataset.completeness().reasons()) {
      out.println("Incomplete: " + name + ": " + reason);
    }
    for (Gap gap : dataset.gaps()) {
      out.printf(
          "Unknown: %s of %d rows of %s: %s%n", gap.what(), gap.records(), name, gap.reason());
    }
    if (!dataset.leftOut().isEmpty()) {
      out.println("Left out: " + name + ": " + counted(dataset.leftOut()));
    }
    DriftSummary.lines(name, dataset).stream().map(Terminal::line).forEach(out::println);
    if (dataset.ledger().rows().failed() > 0) {
      out.println("Failed rows of " + name + " are in dead-letter.jsonl, with the reason");
    }
  }

  private static String severities(Map<String, Long> bySeverity) {
    return bySeverity.isEmpty() ? "" : " (" + counted(bySeverity) + ")";
  }

  private static String counted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
