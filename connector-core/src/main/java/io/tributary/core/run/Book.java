package io.tributary.core.run;

import io.tributary.core.drift.RowProfile;
import io.tributary.core.reconcile.DeliveryCounts;
import io.tributary.core.reconcile.FindingIndex;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.RecordFailure;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.source.Dataset;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The books of a run. Safe for several threads. */
final class Book {
  /** How many failed rows the report shows; the ledger counts all, the dead letters keep all. */
  static final int FAILURES_SHOWN = 100;

  private final long started = System.nanoTime();
  private final Map<String, DatasetBook> datasets = new LinkedHashMap<>();
  private final List<RecordFailure> failures = new ArrayList<>();
  private long requests;
  private long throttled;
  private boolean anythingRead;

  /**
   * Books in which nothing stands yet.
   *
   * @param before what the rows of an earlier run looked like, by dataset
   */
  Book(List<Dataset> datasets, Map<String, RowProfile> before) {
    for (Dataset dataset : datasets) {
      String name = dataset.name();
      this.datasets.put(name, new DatasetBook(Optional.ofNullable(before.get(name))));
    }
  }

  synchronized void planned(List<Split> splits) {
    splits.forEach(split -> book(split.dataset()).planned());
  }

  /** A split that was planned is read in so many parts. */
  synchronized void divided(Split split, int parts) {
    for (int more = 1; more < parts; more++) {
      book(split.dataset()).planned();
    }
  }

  synchronized void requested(RequestEvent event) {
    requests++;
    if (event.outcome() == RequestEvent.Outcome.THROTTLED) {
      throttled++;
    }
  }

  synchronized void pageRead() {
    anythingRead = true;
  }

  /** Whether anything was read at all. */
  synchronized boolean anythingRead() {
    return anythingRead;
  }

  synchronized void ended(
      Split split, DatasetBook.Tally tally, List<String> against, List<RecordFailure> failed) {
    book(split.dataset()).ended(tally, against);
    for (RecordFailure failure : failed) {
      if (failures.size() < FAILURES_SHOWN) {
        failures.add(failure);
      }
    }
  }

  synchronized void leftOut(String dataset, Map<String, Long> counts) {
    book(dataset).leftOut(counts);
  }

  /** Something stands against the completeness of all datasets. */
  synchronized void against(String reason) {
    datasets.values().forEach(book -> book.against(reason));
  }

  /** An earlier run read so many rows of a dataset. */
  synchronized void earlier(String dataset, long rows) {
    DatasetBook book = datasets.get(dataset);
    if (book != null) {
      book.earlier(rows);
    }
  }

  synchronized void gap(String dataset, Gap gap) {
    book(dataset).gap(gap);
  }

  synchronized RunReport report(
      String run,
      Optional<RunState> forced,
      Optional<ConnectorException> error,
      DeliveryCounts assets,
      FindingIndex.Counts findings) {
    Map<String, DatasetReport> reports = new TreeMap<>();
    boolean whole = true;
    for (Map.Entry<String, DatasetBook> entry : datasets.entrySet()) {
      DatasetBook book = entry.getValue();
      DatasetReport report = book.report(entry.getKey(), assets, findings.records());
      reports.put(entry.getKey(), report);
      whole &=
          report.completeness().complete()
              && book.rowsFailed() == 0
              && report.ledger().records().rejected() == 0;
    }
    return new RunReport(
        run,
        forced.orElse(whole ? RunState.COMPLETE : RunState.INCOMPLETE),
        reports,
        requests,
        throttled,
        Duration.ofNanos(System.nanoTime() - started),
        assets.written(),
        findings.records().written(),
        findings.bySeverity(),
        failures,
        error);
  }

  /** What the rows look like of those datasets of a report of which all were read, if any. */
  synchronized Map<String, RowProfile> profiles(RunReport report) {
    Map<String, RowProfile> profiles = new TreeMap<>();
    report
        .datasets()
        .forEach(
            (name, dataset) -> {
              RowProfile profile = book(name).profile();
              if (dataset.completeness().complete() && profile.rows() > 0) {
                profiles.put(name, profile);
              }
            });
    return profiles;
  }

  private DatasetBook book(String dataset) {
    DatasetBook book = datasets.get(dataset);
    if (book == null) {
      throw new IllegalStateException(
          "The connector planned a split of dataset " + dataset + ", which nobody asked for");
    }
    return book;
  }
}
