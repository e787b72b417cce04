package io.tributary.core.drift;

/** In how many rows something was seen, however often in each. */
final class RowCount {
  private long rows;
  private long last;

  /** It is in the row of a number, which counts from one. */
  void see(long row) {
    if (last != row) {
      last = row;
      rows++;
    }
  }

  void add(long more) {
    rows += more;
  }

  long rows() {
    return rows;
  }
}
