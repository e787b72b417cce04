package io.tributary.sink;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param rejected the records that the sink refused, each with a reason; all others are written
 */
public record WriteResult(List<Rejection> rejected) {
  private static final WriteResult ALL_WRITTEN = new WriteResult(List.of());

  /** Copies the list. */
  public WriteResult {
    rejected = List.copyOf(rejected);
  }

  /** Every record was written. */
  public static WriteResult allWritten() {
    return ALL_WRITTEN;
  }

  /**
   * A record that the sink refused for good; a retry would not help.
   *
   * @param position zero-based, in the batch
   * @param reason one sentence; no secret
   */
  public record Rejection(int position, String reason) {}
}
