package io.tributary.examples.cli;

import io.tributary.azure.preflight.PreflightCheck;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.azure.preflight.PreflightReport;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a preflight found, for people and for programs. */
final class CheckSummary {
  private CheckSummary() {}

  /** A line for each check, in columns, and one for all of them. */
  static void print(PreflightReport report, PrintWriter out) {
    int names = width(report.checks(), PreflightCheck::name, "check");
    int subjects = width(report.checks(), PreflightCheck::subject, "subject");
    String row = "%-7s  %-" + names + "s  %-" + subjects + "s  %s%n";
    out.printf(row, "state", "check", "subject", "what is the matter, and what to do");
    for (PreflightCheck check : report.checks()) {
      out.printf(row, check.state(), check.name(), check.subject(), check.message());
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: %s (%s) in %.1f s%n",
        report.outcome(),
        sentence(report),
        counts(report),
        report.took().toMillis() / 1_000.0);
  }

  /** One JSON object. */
  static String json(PreflightReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("outcome", report.outcome().name());
    tree.put("durationMillis", report.took().toMillis());
    tree.put("checks", report.checks().stream().map(CheckSummary::tree).toList());
    return Json.text(Document.owning(tree));
  }

  private static Map<String, Object> tree(PreflightCheck check) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", check.name());
    tree.put("subject", check.subject());
    tree.put("state", check.state().name());
    tree.put("message", check.message());
    return tree;
  }

  private static String sentence(PreflightReport report) {
    return switch (report.outcome()) {
      case READY -> "a sync has what it needs";
      case INCOMPLETE -> "a sync would miss something";
      case FAILED -> "a sync could read nothing";
    };
  }

  private static String counts(PreflightReport report) {
    StringBuilder counts = new StringBuilder();
    for (State state : State.values()) {
      if (report.count(state) > 0) {
        counts
            .append(counts.isEmpty() ? "" : ", ")
            .append(report.count(state))
            .append(' ')
            .append(state);
      }
    }
    return counts.toString();
  }

  private static int width(
      List<PreflightCheck> checks, Function<PreflightCheck, String> column, String heading) {
    return Math.max(
        heading.length(), checks.stream().map(column).mapToInt(String::length).max().orElse(0));
  }
}
