package io.tributary.core.run;

/** How many rows of a dataset may still be read, over all its splits. Safe for several threads. */
final class RowLimit {
  private final long limit;
  private long left;

  RowLimit(long limit) {
    this.limit = limit;
    this.left = limit;
  }

  /** Takes up to so many rows, and says how many were left to take. */
  synchronized int take(int rows) {
    int taken = (int) Math.min(rows, left);
    left -= taken;
    return taken;
  }

  /** Gives rows back that were taken for nothing. */
  synchronized void giveBack(long rows) {
    left += rows;
  }

  /** Whether no rows are left. */
  synchronized boolean isReached() {
    return left == 0;
  }

  /** Why a walk was cut short. */
  String reason() {
    return "reading stopped at the limit of " + limit + " rows";
  }
}
