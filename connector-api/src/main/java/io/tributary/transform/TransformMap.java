package io.tributary.transform;

import io.tributary.record.SourceRecord;

/**
 * Turns a source row into assets and findings of the target model.
 *
 * <p>Pure and safe for any thread: the same row gives the same mapping, and the row is never
 * changed.
 */
@FunctionalInterface
public interface TransformMap {
  /**
   * Maps one row.
   *
   * @return the records; or {@link Mapping.Skipped} to leave the row out, which is counted under
   *     its rule; or {@link Mapping.Failed} when the row cannot be mapped, which makes it a dead
   *     letter. Never null. An exception counts as failed too.
   */
  Mapping apply(SourceRecord record);
}
