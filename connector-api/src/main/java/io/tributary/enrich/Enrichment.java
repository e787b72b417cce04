package io.tributary.enrich;

import io.tributary.record.SourceRecord;
import java.util.List;

/**
 * An enriched page.
 *
 * @param records the rows that were given, in the same order, with more in them
 * @param rowsRead how many rows of other tables were read for it; they are accounted apart
 * @param gaps what could not be found out
 */
public record Enrichment(List<SourceRecord> records, long rowsRead, List<Gap> gaps) {
  /** Copies the lists. */
  public Enrichment {
    records = List.copyOf(records);
    gaps = List.copyOf(gaps);
  }
}
