package io.tributary.examples.cli;

import io.tributary.azure.OfflineEnrichment;
import io.tributary.core.json.JsonRows;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Rows in files, and whether what a run finds out from them is added. */
final class RowsOption {
  /** What people should know about the rows that they name. */
  static final String DESCRIPTION =
      "A file of rows, or a folder of such files (*.json, *.jsonl, *.ndjson): a JSON object, an"
          + " array, JSON lines, or an answer of Resource Graph. 50 MB at most each.";

  @Option(
      names = "--as-is",
      description = {
        "Map rows as they are. Without it, what a run finds out from a row itself (assetKey,",
        "cves, externalTags…) is added where it is not there; what it asks Azure for is not."
      })
  private boolean asIs;

  /**
   * Hands each row over, at least one.
   *
   * @param rows the file or folder
   * @param dataset that the rows are of, for what is added to them
   */
  void forEach(Path rows, String dataset, Consumer<SourceRecord> taker) {
    OfflineEnrichment enrichment = new OfflineEnrichment();
    long[] count = new long[1];
    try {
      JsonRows.read(
          rows,
          row -> {
            count[0]++;
            taker.accept(enriched(enrichment, record(dataset, row)));
          });
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
    if (count[0] == 0) {
      throw CommandFailure.usage(rows + " has no row");
    }
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
