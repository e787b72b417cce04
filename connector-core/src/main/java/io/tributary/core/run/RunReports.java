package io.tributary.core.run;

import io.tributary.core.json.Json;
import io.tributary.failure.RecordFailure;
import io.tributary.reconcile.Ledger;
import io.tributary.record.Document;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run's report as JSON. */
public final class RunReports {
  private RunReports() {}

  /**
   * One JSON object: {@code run}, {@code state}, {@code error}, {@code datasets} with {@code rows},
   * {@code records} and {@code complete} of each, and {@code drift} where there was a run before,
   * {@code requests}, {@code throttled}, {@code durationMillis}, {@code assets}, {@code findings},
   * {@code findingsBySeverity} and {@code failures}. Failed rows are named, not repeated: the dead
   * letters have them whole.
   */
  public static String toJson(RunReport report) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("run", report.run());
    tree.put("state", report.state().name());
    report.error().ifPresent(error -> tree.put("error", error(error.kind().name(), error)));
    Map<String, @Nullable Object> datasets = new LinkedHashMap<>();
    report.datasets().forEach((name, dataset) -> datasets.put(name, dataset(dataset)));
    tree.put("datasets", datasets);
    tree.put("requests", report.requests());
    tree.put("throttled", report.throttled());
    tree.put("durationMillis", report.duration().toMillis());
    tree.put("assets", report.assets());
    tree.put("findings", report.findings());
    tree.put("findingsBySeverity", new LinkedHashMap<>(report.findingsBySeverity()));
    tree.put("failures", report.failures().stream().map(RunReports::failure).toList());
    return Json.text(Document.owning(tree));
  }

  /**
   * How many rows of each dataset a run has read; of one that failed, nothing is to be learnt.
   *
   * @param json of its report, as {@link #toJson} wrote it
   * @throws IllegalArgumentException when it is something else
   */
  public static Map<String, Long> rowsRead(String json) {
    Map<String, Long> read = new TreeMap<>();
    Document report = Json.document(json);
    if (report.text("state").filter(RunState.FAILED.name()::equals).isPresent()) {
      return read;
    }
    Document datasets = report.object("datasets").orElse(Document.empty());
    datasets.forEach(
        (name, dataset) -> {
          if (dataset instanceof Document account) {
            account.number("rows.read").ifPresent(rows -> read.put(name, rows.longValue()));
          }
        });
    return read;
  }

  private static Map<String, Object> error(String kind, Exception error) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind);
    tree.put("message", String.valueOf(error.getMessage()));
    return tree;
  }

  private static Map<String, Object> dataset(DatasetReport dataset) {
    Ledger.Rows rows = dataset.ledger().rows();
    Ledger.Records records = dataset.ledger().records();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(
        "rows",
        counts(
            "read", rows.read(),
            "mapped", rows.mapped(),
            "filtered", rows.filtered(),
            "failed", rows.failed(),
            "announced", rows.announced()));
    tree.put(
        "records",
        counts(
            "produced", records.produced(),
            "written", records.written(),
            "merged", records.merged(),
            "rejected", records.rejected()));
    tree.put("complete", dataset.completeness().complete());
    tree.put("reasons", dataset.completeness().reasons());
    tree.put("filteredBy", new LinkedHashMap<>(dataset.filtered()));
    tree.put("leftOut", new LinkedHashMap<>(dataset.leftOut()));
    tree.put("enrichmentRows", dataset.enrichmentRows());
    List<Object> gaps = new ArrayList<>();
    dataset
        .gaps()
        .forEach(
            gap -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("what", gap.what());
              entry.put("reason", gap.reason());
              entry.put("records", gap.records());
              gaps.add(entry);
            });
    tree.put("gaps", gaps);
    tree.put("conversions", new LinkedHashMap<>(dataset.conversions()));
    dataset.drift().ifPresent(drift -> tree.put("drift", DriftTree.of(drift)));
    return tree;
  }

  private static Map<String, Object> counts(Object... namesAndNumbers) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      tree.put((String) namesAndNumbers[i], namesAndNumbers[i + 1]);
    }
    return tree;
  }

  private static Map<String, Object> failure(RecordFailure failure) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("dataset", failure.dataset());
    tree.put("split", failure.split());
    tree.put("id", failure.id());
    tree.put("stage", failure.stage());
    tree.put("reason", failure.reason());
    return tree;
  }
}
