package io.tributary.source;

import io.tributary.record.SourceRecord;
import java.util.List;
import java.util.Optional;

/**
 * What one fetch returned.
 *
 * @param records the rows, in the source's order; may be empty although there is a next page
 * @param next where to go on; empty when this was the last page, and only then
 * @param announced how many rows the source says the whole split has, the same on every page of an
 *     unchanged set
 */
public record Page(List<SourceRecord> records, Optional<Checkpoint> next, long announced) {
  /** Copies the list. */
  public Page {
    records = List.copyOf(records);
  }
}
