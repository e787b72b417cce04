package io.tributary.testkit.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many queries a principal may send within a window that slides with the clock. */
public final class Quota {

  private final int queries;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Deque<Instant>> sent = new HashMap<>();

  /** So many queries in every window of this length. */
  public Quota(int queries, Duration window, Clock clock) {
    if (queries < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("Not a quota: " + queries + " queries in " + window);
    }
    this.queries = queries;
    this.window = window;
    this.clock = clock;
  }

  /** A quota that nobody exhausts. */
  public static Quota unlimited(Clock clock) {
    return new Quota(Integer.MAX_VALUE, Duration.ofSeconds(1), clock);
  }

  /**
   * Where a principal stands after a query.
   *
   * @param admitted whether the query may run
   * @param remaining how many more may follow at once
   * @param resetsAfter how long until one of those counted is forgotten; zero if none is counted
   */
  record Standing(boolean admitted, int remaining, Duration resetsAfter) {}

  /** Counts a query, unless it is one too many. */
  synchronized Standing take(String principal) {
    if (queries == Integer.MAX_VALUE) {
      return new Standing(true, queries, Duration.ZERO);
    }
    Instant now = clock.instant();
    Deque<Instant> counted = sent.computeIfAbsent(principal, missing -> new ArrayDeque<>());
    while (!counted.isEmpty() && !counted.peekFirst().plus(window).isAfter(now)) {
      counted.removeFirst();
    }
    boolean admitted = counted.size() < queries;
    if (admitted) {
      counted.addLast(now);
    }
    return new Standing(
        admitted, queries - counted.size(), Duration.between(now, counted.getFirst().plus(window)));
  }
}
