package io.tributary.azure.graph;

import java.time.Duration;

/**
 * Holds requests back so that they stay within Resource Graph's quota for one principal (about 15
 * queries in 5 seconds).
 *
 * <p>It learns the quota from the headers of every answer: how many requests are left, and when the
 * count starts anew. A service that sends no such headers is not held back. Connectors in one JVM
 * that use the same principal share one gate. Safe for any number of threads.
 */
public final class QuotaGate {
  private static final Duration UNTOLD_PAUSE = Duration.ofSeconds(5);

  private final Pause pause;
  private boolean known;
  private int left = 1;
  private long resetsAt;

  private QuotaGate(Pause pause) {
    this.pause = pause;
    this.resetsAt = pause.nanos();
  }

  /** A gate that knows nothing yet: it lets one request through and learns from its answer. */
  public static QuotaGate create() {
    return new QuotaGate(Pause.SYSTEM);
  }

  static QuotaGate create(Pause pause) {
    return new QuotaGate(pause);
  }

  /** Waits until a request may go out; returns how long that took. */
  Duration enter() throws InterruptedException {
    long started = pause.nanos();
    for (long wait = claim(); wait > 0; wait = claim()) {
      pause.pass(Duration.ofNanos(wait));
    }
    return Duration.ofNanos(pause.nanos() - started);
  }

  /** An answer said how many requests are left, and after how long the count starts anew. */
  synchronized void told(int remaining, Duration resetsAfter) {
    long reset = pause.nanos() + resetsAfter.toNanos();
    boolean sameWindow = known && pause.nanos() - resetsAt < 0;
    left = sameWindow ? Math.min(left, remaining) : remaining;
    resetsAt = reset;
    known = true;
  }

  /** An answer said nothing about a quota. */
  synchronized void untold() {
    if (!known) {
      left = Integer.MAX_VALUE;
    }
  }

  /** A request was refused: nobody goes until then. */
  synchronized void refused(Duration wait) {
    left = 0;
    known = true;
    resetsAt = Math.max(resetsAt, pause.nanos() + wait.toNanos());
  }

  /** A request went out and nothing came back: what it would have told stays unknown. */
  synchronized void unanswered() {
    if (!known && left == 0) {
      left = 1;
    }
  }

  /** Takes one request out of those left; else says how many nanoseconds to wait. */
  private synchronized long claim() {
    long now = pause.nanos();
    if (left > 0) {
      if (left != Integer.MAX_VALUE) {
        left--;
      }
      return 0;
    }
    if (!known) {
      return Duration.ofMillis(20).toNanos();
    }
    if (now - resetsAt < 0) {
      return resetsAt - now;
    }
    // The count starts anew. One request goes ahead to learn how many more may follow.
    resetsAt = now + UNTOLD_PAUSE.toNanos();
    return 0;
  }
}
