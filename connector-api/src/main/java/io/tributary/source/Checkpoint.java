package io.tributary.source;

/**
 * Where in a split to go on: after which page.
 *
 * @param token the source's own, opaque; empty at the start
 * @param rows how many rows were read before it
 */
public record Checkpoint(String token, long rows) {
  /** The position before the first page. */
  public static Checkpoint start() {
    return new Checkpoint("", 0);
  }

  /** Whether nothing was read before it. */
  public boolean isStart() {
    return token.isEmpty() && rows == 0;
  }
}
