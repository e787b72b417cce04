package io.tributary.core.run;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows before and after enrichment, in one order.
 *
 * @param originals as they were read
 * @param enriched with what enrichment added
 * @param rowsRead rows of other tables that were read for it
 * @param gaps what could not be found out
 */
record EnrichedPage(
    List<SourceRecord> originals, List<SourceRecord> enriched, long rowsRead, List<Gap> gaps) {

  /** Takes rows through all enrichers of their dataset. */
  static EnrichedPage of(String dataset, List<SourceRecord> rows, List<Enricher> enrichers)
      throws InterruptedException {
    List<SourceRecord> enriched = rows;
    long read = 0;
    List<Gap> gaps = new ArrayList<>();
    for (Enricher enricher : enrichers) {
      Enrichment enrichment = enricher.enrich(enriched);
      if (enrichment.records().size() != rows.size()) {
        throw new ConnectorException(
            ErrorKind.INTERNAL,
            "An enricher of "
                + dataset
                + " returned "
                + enrichment.records().size()
                + " rows for "
                + rows.size());
      }
      enriched = enrichment.records();
      read += enrichment.rowsRead();
      gaps.addAll(enrichment.gaps());
    }
    return new EnrichedPage(rows, enriched, read, gaps);
  }
}
