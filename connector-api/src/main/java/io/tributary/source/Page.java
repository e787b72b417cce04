package io.tributary.source;

import io.tributary.enrich.Gap;
import io.tributary.record.SourceRecord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What one fetch returned.
 *
 * @param records the rows, in the source's order; may be empty although there is a next page. The
 *     list is given away, and may make a row when it is asked for, each time anew: take each once
 * @param next where to go on; empty when this was the last page, and only then
 * @param announced how many rows the source says the whole split has, the same on every page of an
 *     unchanged set
 * @param gaps what the source could not find out; it is reported, and does not stand against
 *     completeness
 */
public record Page(
    List<SourceRecord> records, Optional<Checkpoint> next, long announced, List<Gap> gaps) {
  /** Copies the gaps, and lets nobody change the rows. */
  public Page {
    records = Collections.unmodifiableList(records);
    gaps = List.copyOf(gaps);
  }

  /** A page without gaps. */
  public Page(List<SourceRecord> records, Optional<Checkpoint> next, long announced) {
    this(records, next, announced, List.of());
  }
}
