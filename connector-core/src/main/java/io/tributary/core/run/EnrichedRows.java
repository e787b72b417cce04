package io.tributary.core.run;

import io.tributary.core.failure.ThrowSite;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows with what enrichment added, in the order they were read.
 *
 * @param rows the rows
 * @param rowsRead rows of other tables that were read for it
 * @param gaps what could not be found out
 */
record EnrichedRows(List<SourceRecord> rows, long rowsRead, List<Gap> gaps) {

  /** Takes rows through all enrichers of their dataset. */
  static EnrichedRows of(String dataset, List<SourceRecord> originals, List<Enricher> enrichers)
      throws InterruptedException {
    List<SourceRecord> enriched = originals;
    long read = 0;
    List<Gap> gaps = new ArrayList<>();
    for (Enricher enricher : enrichers) {
      Enrichment enrichment = enrichment(dataset, enricher, enriched);
      if (enrichment.records().size() != originals.size()) {
        throw new ConnectorException(
            ErrorKind.INTERNAL,
            "An enricher of "
                + dataset
                + " returned "
                + enrichment.records().size()
                + " rows for "
                + originals.size());
      }
      enriched = enrichment.records();
      read += enrichment.rowsRead();
      gaps.addAll(enrichment.gaps());
    }
    return new EnrichedRows(enriched, read, gaps);
  }

  private static Enrichment enrichment(String dataset, Enricher enricher, List<SourceRecord> rows)
      throws InterruptedException {
    try {
      return enricher.enrich(rows);
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ConnectorException(
          ErrorKind.INTERNAL, "An enricher of " + dataset + " threw " + ThrowSite.of(e), e);
    }
  }
}
