package io.tributary.testkit.contract;

import io.tributary.record.Document;
import io.tributary.record.OutputRecord;

/**
 * What a sink shows of a record, once a run is over.
 *
 * @param kind asset or finding
 * @param key the record's own key
 * @param revision that of the delivery which is shown
 * @param document the record in the target model
 */
public record Stored(OutputRecord.Kind kind, String key, int revision, Document document) {
  /** What a sink is to show of a record. */
  public static Stored of(OutputRecord record) {
    return new Stored(record.kind(), record.key(), record.revision(), record.document());
  }
}
