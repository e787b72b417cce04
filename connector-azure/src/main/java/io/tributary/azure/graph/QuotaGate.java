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
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final Pause pause;
  private boolean everTold;
  private boolean unlimited;
  private int left;
  private long resetsAt;
  private long refusedUntil;
  private boolean probing;
  private long probeUntil;

  private QuotaGate(Pause pause) {
    this.pause = pause;
    this.resetsAt = pause.nanos();
    this.refusedUntil = resetsAt;
  }

  /** A gate that knows nothing yet: it lets one request through and learns from its answer. */
  public static QuotaGate create() {
    return new QuotaGate(Pause.SYSTEM);
  }

  static QuotaGate create(Pause pause) {
    return new QuotaGate(pause);
  }

  /** The time that it goes by. */
  Pause pause() {
    return pause;
  }

  /** Waits until a request may go out; returns how long that took. */
  Duration enter() throws InterruptedException {
    long started = pause.nanos();
    for (Duration wait = claim(); !wait.isZero(); wait = claim()) {
      pause.pass(wait);
    }
    return Duration.ofNanos(pause.nanos() - started);
  }

  /** An answer said how many requests are left, and after how long the count starts anew. */
  synchronized void told(int remaining, Duration resetsAfter) {
    // Answers overtake each other: only the one that was waited for can raise what is left.
    left = probing ? remaining : Math.min(left, remaining);
    resetsAt = pause.nanos() + resetsAfter.toNanos();
    probing = false;
    everTold = true;
    unlimited = false;
  }

  /** An answer said nothing about a quota. */
  synchronized void untold() {
    unlimited = !everTold;
    probing = false;
  }

  /** A request was refused: nobody goes until then. */
  synchronized void refused(Duration wait) {
    left = 0;
    probing = false;
    everTold = true;
    unlimited = false;
    refusedUntil = Math.max(refusedUntil, pause.nanos() + wait.toNanos());
  }

  /** A request went out and nothing came back: what it would have told stays unknown. */
  synchronized void unanswered() {
    probing = false;
  }

  /** Takes one of the requests that are left; else says how long to wait before asking again. */
  private synchronized Duration claim() {
    long now = pause.nanos();
    if (unlimited) {
      return Duration.ZERO;
    }
    if (now - refusedUntil < 0) {
      return Duration.ofNanos(refusedUntil - now); // Whatever answers say that were on their way.
    }
    if (left > 0) {
      left--;
      return Duration.ZERO;
    }
    if (probing && now - probeUntil < 0) {
      return GLANCE;
    }
    if (now - resetsAt < 0) {
      return Duration.ofNanos(resetsAt - now);
    }
    // The count has started anew. One request goes ahead to learn how many may follow.
    probing = true;
    probeUntil = now + PROBE_PATIENCE.toNanos();
    return Duration.ZERO;
  }
}
