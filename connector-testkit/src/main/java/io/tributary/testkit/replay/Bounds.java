package io.tributary.testkit.replay;

/**
 * How much a recording may hold, so that one that was made to harm, or is something else, takes
 * neither all memory nor all time. What the recorder writes is well within.
 *
 * @param exchanges how many there may be
 * @param bytes how long each may be when it is unpacked
 * @param requests how many characters all requests may have together: they are kept in memory
 */
record Bounds(int exchanges, int bytes, long requests) {

  private static final int MEBI = 1024 * 1024;

  /** An answer has 24 MiB at most, which are up to twice as many as a text in JSON. */
  static final Bounds DEFAULT = new Bounds(999_999, 64 * MEBI, 256L * MEBI);
}
