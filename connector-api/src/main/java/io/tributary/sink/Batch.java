package io.tributary.sink;

import io.tributary.record.OutputRecord;
import java.util.List;

/**
 * Records to be written together.
 *
 * @param attempt the attempt they belong to
 * @param sequence counts from 1 within the attempt
 * @param records at least one
 */
public record Batch(Attempt attempt, long sequence, List<OutputRecord> records) {
  /** Copies the list. */
  public Batch {
    records = List.copyOf(records);
  }

  /** Names the batch; the same id never comes with different content. */
  public String id() {
    return attempt.run() + "/" + attempt.unit() + "/" + attempt.number() + "/" + sequence;
  }
}
