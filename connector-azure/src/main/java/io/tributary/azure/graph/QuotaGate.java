package io.tributary.azure.graph;

import java.time.Duration;
import java.util.Optional;

/**
 * Holds requests back so that they stay within Resource Graph's quota for one principal (about 15
 * queries in 5 seconds), and use all of it.
 *
 * <p>It learns the quota from the headers of every answer: how many requests are left, and after
 * how long some are forgotten. At first, and after a refusal, one request goes ahead and the others
 * wait for what it learns. Where others use the same principal, it keeps to what they leave. A
 * service that sends no such headers is not held back. Connectors in one JVM that use the same
 * principal share one gate. Safe for any number of threads.
 */
public final class QuotaGate {
  /** So long the others wait for the one that went ahead. */
  private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

  /** So often they look for what answers may have told. */
  private static final Duration GLANCE = Duration.ofMillis(20);

  private static final Duration LONGEST_DOUBLED = Duration.ofMinutes(1);

  private final Pause pause;
  private final QuotaWindow window = new QuotaWindow();
  private boolean everTold;
  private boolean unlimited;
  private boolean scouting = true;
  private Turn scout = new Turn(0, Duration.ZERO);
  private long closedUntil;
  private int closures;
  private long closedSince;

  private QuotaGate(Pause pause) {
    this.pause = pause;
    this.closedUntil = pause.nanos();
    scout.end(closedUntil);
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

  /** Waits until a request may go out. Its turn must be ended, whatever comes of it. */
  Turn enter() throws InterruptedException {
    long asked = pause.nanos();
    Optional<Turn> turn = claim(asked);
    while (turn.isEmpty()) {
      pause.pass(untilNextChange());
      turn = claim(asked);
    }
    return turn.get();
  }

  /** A turn, if there is one now. */
  synchronized Optional<Turn> claim(long asked) {
    long now = pause.nanos();
    boolean mayGo =
        now >= closedUntil
            && (scouting
                ? !scout.isOpen() || now - scout.sent() >= PATIENCE
                : unlimited || window.fits(now));
    if (!mayGo) {
      return Optional.empty();
    }
    Turn turn = new Turn(now, Duration.ofNanos(now - asked));
    if (scouting) {
      scout = turn;
    }
    if (!unlimited) {
      window.goes(turn);
    }
    return Optional.of(turn);
  }

  /** How long nothing changes by itself that may let a request out. */
  synchronized Duration untilNextChange() {
    long now = pause.nanos();
    if (now < closedUntil) {
      return Duration.ofNanos(closedUntil - now);
    }
    long wait = window.nextChange(now) - now;
    return scouting || wait > GLANCE.toNanos() ? GLANCE : Duration.ofNanos(Math.max(wait, 1));
  }

  /** An answer said how many requests are left, and after how long some are forgotten. */
  synchronized void told(Turn turn, int remaining, Duration resetsAfter) {
    answered(turn);
    everTold = true;
    unlimited = false;
    window.told(turn, remaining, resetsAfter.toNanos(), pause.nanos());
  }

  /** An answer said nothing about a quota. */
  synchronized void untold(Turn turn) {
    answered(turn);
    unlimited = !everTold;
  }

  /** Resource Graph refused a request for its quota: nobody goes until some of it is free. */
  synchronized void refused(Turn turn, Duration wait) {
    turn.end(pause.nanos());
    unlimited = false; // Until an answer comes that says nothing, if none ever said something.
    window.refused(turn, pause.nanos());
    close(turn, wait);
  }

  /**
   * Something in front of Resource Graph refused a request: nobody goes for a while. It says
   * nothing about Resource Graph's quota, and what is known of that stays.
   */
  synchronized void turnedAway(Turn turn, Duration wait) {
    turn.end(pause.nanos());
    window.cancelled(turn);
    close(turn, wait);
  }

  /** Nothing more will come of a turn; what an answer would have told stays unknown. */
  synchronized void end(Turn turn) {
    turn.end(pause.nanos());
  }

  /** How long every request has been refused that was sent; zero if the last one was not. */
  synchronized Duration refusedFor() {
    return closures == 0 ? Duration.ZERO : Duration.ofNanos(pause.nanos() - closedSince);
  }

  private void answered(Turn turn) {
    turn.end(pause.nanos());
    if (turn.sent() >= closedUntil) { // Else it was on its way before the refusal.
      scouting = false;
      closures = 0;
    }
  }

  /** Each refusal in a row doubles the wait: a service may say less than it means. */
  private void close(Turn turn, Duration wait) {
    long now = pause.nanos();
    if (turn.sent() >= closedUntil) {
      closedSince = closures == 0 ? now : closedSince;
      closures++;
    }
    Duration doubled = wait.multipliedBy(1L << Math.min(Math.max(closures - 1, 0), 10));
    Duration most = wait.compareTo(LONGEST_DOUBLED) > 0 ? wait : LONGEST_DOUBLED;
    Duration longer = doubled.compareTo(most) > 0 ? most : doubled;
    closedUntil = Math.max(closedUntil, now + longer.toNanos());
    scouting = true;
  }
}
