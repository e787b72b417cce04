package io.tributary.core.reconcile;

import io.tributary.record.SourceRecord;

/**
 * Where the findings of a split stand among those of one key, as numbers that are never negative:
 * first by the dataset, then by a hash of the row's id, then by the split, then by the position in
 * the row. Splits only come in for a row that is in two of them; so the order is the same in the
 * next run, even if that cuts the scope apart in another way.
 *
 * <p>Only a row without an id is told apart by its content: to hash that of every finding takes
 * longer than all else that is done for it here.
 */
final class FindingOrder {
  private static final int DATASET_SHIFT = 52;
  private static final int ROW_SHIFT = 20;
  private static final int SPLIT_SHIFT = 8;
  private static final int LAST_DATASET = (1 << (Long.SIZE - 1 - DATASET_SHIFT)) - 1;
  private static final int LAST_POSITION = (1 << SPLIT_SHIFT) - 1;

  private final long fixed;

  FindingOrder(int dataset, String split) {
    if (dataset < 0 || dataset > LAST_DATASET) {
      throw new IllegalArgumentException("There is no dataset " + dataset);
    }
    fixed =
        (long) dataset << DATASET_SHIFT
            | Fingerprint.of(split) >>> (Long.SIZE - ROW_SHIFT + SPLIT_SHIFT) << SPLIT_SHIFT;
  }

  long of(SourceRecord row, int position) {
    long id = row.id().isEmpty() ? Fingerprint.of(row.document()) : Fingerprint.of(row.id());
    return fixed
        | id >>> (Long.SIZE - DATASET_SHIFT + ROW_SHIFT) << ROW_SHIFT
        | Math.min(position, LAST_POSITION);
  }

  /** The dataset that is in an order value. */
  static int dataset(long order) {
    return (int) (order >>> DATASET_SHIFT);
  }
}
