package io.tributary.testkit.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the queries of every principal against the same rule. Safe for any number of threads. */
public final class Quota {

  private final Optional<QuotaRule> rule;
  private final Clock clock;
  private final Map<String, Deque<Instant>> sent = new HashMap<>();

  private Quota(Optional<QuotaRule> rule, Clock clock) {
    this.rule = rule;
    this.clock = clock;
  }

  /** A quota by this rule. */
  public static Quota of(QuotaRule rule, Clock clock) {
    return new Quota(Optional.of(rule), clock);
  }

  /** A quota that nobody exhausts. */
  public static Quota unlimited(Clock clock) {
    return new Quota(Optional.empty(), clock);
  }

  /**
   * Where a principal stands after a query.
   *
   * @param admitted whether the query may run
   * @param remaining how many more may follow at once
   * @param resetsAfter how long until one of those counted is forgotten, in whole seconds as told
   */
  public record Standing(boolean admitted, int remaining, Duration resetsAfter) {}

  /** Counts a query, unless it is one too many. */
  public synchronized Standing take(String principal) {
    if (rule.isEmpty()) {
      return new Standing(true, Integer.MAX_VALUE, Duration.ZERO);
    }
    QuotaRule limits = rule.get();
    Instant now = clock.instant();
    Deque<Instant> counted = sent.computeIfAbsent(principal, missing -> new ArrayDeque<>());
    while (!counted.isEmpty() && !forgotten(limits, counted.getFirst()).isAfter(now)) {
      counted.removeFirst();
    }
    boolean admitted = counted.size() < limits.queries();
    if (admitted) {
      counted.addLast(now);
    }
    Duration resetsAfter = Duration.between(now, forgotten(limits, counted.getFirst()));
    return new Standing(
        admitted,
        limits.queries() - counted.size(),
        Duration.ofSeconds(limits.seconds(resetsAfter)));
  }

  /** When a query that was counted at a moment counts no more. */
  private static Instant forgotten(QuotaRule rule, Instant counted) {
    if (rule.form() == QuotaRule.Form.SLIDING) {
      return counted.plus(rule.window());
    }
    Duration sinceFirst = Duration.between(Instant.EPOCH.plus(rule.phase()), counted);
    long windows = Math.floorDiv(sinceFirst.toNanos(), rule.window().toNanos());
    return Instant.EPOCH.plus(rule.phase()).plus(rule.window().multipliedBy(windows + 1));
  }
}
