package io.tributary.azure.graph;

import java.time.Duration;

/** A request's turn at the quota, from the moment it may go out. The gate's lock guards it. */
final class Turn {
  private static final long OPEN = Long.MAX_VALUE;

  private final long sent;
  private final Duration waited;
  private long answered = OPEN;
  private int remaining;
  private long resetsAfter = OPEN;

  Turn(long sent, Duration waited) {
    this.sent = sent;
    this.waited = waited;
  }

  /** How long it was held back. */
  Duration waited() {
    return waited;
  }

  /** The earliest moment at which the service can have counted it. */
  long sent() {
    return sent;
  }

  /** The latest such moment; endless as long as nothing came back. */
  long answered() {
    return answered;
  }

  boolean isOpen() {
    return answered == OPEN;
  }

  /** After how long something is forgotten, as its answer said; endless without one. */
  long resetsAfter() {
    return resetsAfter;
  }

  boolean isTold() {
    return resetsAfter != OPEN;
  }

  /** How many requests its answer said are left. */
  int remaining() {
    return remaining;
  }

  void told(int left, long resets) {
    remaining = left;
    resetsAfter = resets;
  }

  /** Something came back, or nothing will. */
  void end(long now) {
    answered = Math.min(answered, now);
  }
}
