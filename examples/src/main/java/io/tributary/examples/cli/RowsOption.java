package io.tributary.examples.cli;

import io.tributary.azure.OfflineEnrichment;
import io.tributary.core.json.JsonRows;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Rows in files, and whether what a run finds out from them is added. */
final class RowsOption {
  /** What people should know about the rows that they name. */
  static final String DESCRIPTION =
      "A file of rows, such as tributary rows writes, or a folder of such files (*.json, *.jsonl,"
          + " *.ndjson): a JSON object, an array, JSON lines, or an answer of Resource Graph. 50 MB"
          + " at most each.";

  @Option(
      names = "--as-is",
      description =
          "Map rows as they are. Without it, what a run finds out from a row itself (assetKey,"
              + " cves, externalTags…) is added where it is missing; what it asks Azure for is not,"
              + " but tributary rows writes rows that have it.")
  private boolean asIs;

  /**
   * Hands each row over, at least one.
   *
   * @param rows the file or folder
   * @param dataset that the rows are of, for what is added to them
   */
  void forEach(Path rows, String dataset, Consumer<SourceRecord> taker) {
    forEachWhile(
        rows,
        dataset,
        row -> {
          taker.accept(row);
          return true;
        });
  }

  /** As {@link #forEach}, until the taker wants no other row; what comes after is not read. */
  void forEachWhile(Path rows, String dataset, Predicate<SourceRecord> taker) {
    try {
      if (read(rows, dataset, taker) == 0) {
        throw CommandFailure.usage(rows + " has no row");
      }
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /**
   * As {@link #forEach}, but goes on with the next file of a folder where one cannot be read, or
   * not to its end.
   *
   * @return what is wrong with those files, one sentence each
   */
  List<String> forEachReadable(Path rows, String dataset, Consumer<SourceRecord> taker) {
    List<String> broken = new ArrayList<>();
    long[] count = new long[1];
    for (Path file : files(rows)) {
      try {
        read(
            file,
            dataset,
            row -> {
              count[0]++;
              taker.accept(row);
              return true;
            });
      } catch (IllegalArgumentException e) {
        broken.add(String.valueOf(e.getMessage()));
      }
    }
    if (count[0] == 0) {
      throw CommandFailure.usage(
          broken.isEmpty() ? rows + " has no row" : String.join(System.lineSeparator(), broken));
    }
    return broken;
  }

  private static List<Path> files(Path rows) {
    try {
      return JsonRows.files(rows);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** How many rows were read. */
  private long read(Path rows, String dataset, Predicate<SourceRecord> taker) {
    OfflineEnrichment enrichment = new OfflineEnrichment();
    long[] count = new long[1];
    JsonRows.readWhile(
        rows,
        row -> {
          count[0]++;
          return taker.test(enriched(enrichment, record(dataset, row)));
        });
    return count[0];
  }

  private static SourceRecord record(String dataset, Document row) {
    return new SourceRecord(dataset, row.text("id").orElse("").toLowerCase(Locale.ROOT), row);
  }

  private SourceRecord enriched(OfflineEnrichment enrichment, SourceRecord row) {
    try {
      return asIs ? row : enrichment.enrich(row);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "Interrupted");
    }
  }
}
