package io.tributary.azure.graph;

import io.tributary.testkit.service.Quota;
import io.tributary.testkit.service.Quota.Standing;
import io.tributary.testkit.service.QuotaRule;
import io.tributary.testkit.service.QuotaRule.Form;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Walkers that send requests through one real gate to a simulated quota, event by event in one
 * thread, on a clock that jumps from event to event. A walker has one request on its way at a time.
 */
final class QuotaSimulation {
  private static final String PRINCIPAL = "principal";
  private static final long START = Duration.ofDays(20_000).toNanos();

  /** How long a request takes: to the count, and from there to the answer. */
  record Trip(Duration toCount, Duration back) {}

  /** Draws the time that a request takes. */
  @FunctionalInterface
  interface Trips {
    Trip draw(Random random);
  }

  private record Event(long at, long order, Runnable action) {}

  /** The walkers' clock, which is the gate's, and the service's. */
  private final class Time extends Clock implements Pause {
    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void pass(Duration time) {
      throw new IllegalStateException("Nobody waits here");
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(0, now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Random random;
  private final QuotaRule rule;
  private final Quota quota;
  private final Trips trips;
  private final List<Long> counted = new ArrayList<>();
  private final List<Long> refused = new ArrayList<>();
  private final QuotaGate gate;
  private long now = START;
  private long order;
  private int toSend;
  private int pending;
  private int othersRefused;

  QuotaSimulation(QuotaRule rule, Trips trips, long seed) {
    this.rule = rule;
    this.trips = trips;
    this.random = new Random(seed);
    Time time = new Time();
    this.quota = Quota.of(rule, time);
    this.gate = QuotaGate.create(time);
  }

  /** Sends so many requests one after the other, then so many by walkers side by side. */
  QuotaSimulation run(int planning, int walkers, int requests) {
    toSend = planning;
    walk(START);
    drain();
    toSend = requests;
    for (int i = 0; i < walkers; i++) {
      at(now + random.nextInt(2_000_000), () -> walk(now));
    }
    drain();
    return this;
  }

  /** Lets another client with the same principal send a request at each of these moments. */
  QuotaSimulation others(List<Duration> moments) {
    for (Duration moment : moments) {
      events.add(
          new Event(
              START + moment.toNanos(),
              -1,
              () -> {
                if (!quota.take(PRINCIPAL).admitted()) {
                  othersRefused++;
                }
              }));
    }
    return this;
  }

  /** Lets things happen until no walker has anything to do. */
  private void drain() {
    while (pending > 0) {
      Event event = events.remove();
      now = event.at();
      event.action().run();
    }
  }

  private void at(long time, Runnable action) {
    pending++;
    events.add(
        new Event(
            time,
            order++,
            () -> {
              pending--;
              action.run();
            }));
  }

  /** A walker that wants to send since some moment. */
  private void walk(long since) {
    if (toSend == 0) {
      return;
    }
    Optional<Turn> claimed = gate.claim(since);
    if (claimed.isEmpty()) {
      at(now + gate.untilNextChange().toNanos(), () -> walk(since));
      return;
    }
    toSend--;
    Turn turn = claimed.get();
    Trip trip = trips.draw(random);
    at(
        now + trip.toCount().toNanos(),
        () -> {
          Standing standing = quota.take(PRINCIPAL);
          (standing.admitted() ? counted : refused).add(now);
          at(now + trip.back().toNanos(), () -> answer(turn, standing));
        });
  }

  private void answer(Turn turn, Standing standing) {
    if (standing.admitted()) {
      gate.told(turn, standing.remaining(), standing.resetsAfter());
    } else {
      gate.refused(turn, standing.resetsAfter().plusSeconds(1));
      toSend++;
    }
    walk(now);
  }

  int throttled() {
    return refused.size();
  }

  int othersThrottled() {
    return othersRefused;
  }

  int counted() {
    return counted.size();
  }

  Duration elapsed() {
    return Duration.ofNanos(counted.get(counted.size() - 1) - counted.get(0));
  }

  /**
   * How much of the quota was used: what was counted, of the limit, in every window from the first
   * request to the last. Windows that began before it or ended after the last do not count: a run
   * has a beginning and an end. Sliding windows are those that follow upon the first request; no
   * client could have more than the limit in any of them.
   */
  double used() {
    long window = rule.window().toNanos();
    long first = counted.get(0);
    long from =
        rule.form() == Form.SLIDING
            ? first
            : first + window - Math.floorMod(first - rule.phase().toNanos(), window);
    long windows = (counted.get(counted.size() - 1) - from) / window;
    long within = counted.stream().filter(at -> at >= from && at < from + windows * window).count();
    return (double) within / (windows * rule.queries());
  }

  /** How many were counted in a stretch of time after the start. */
  long counted(Duration from, Duration to) {
    return counted.stream()
        .filter(at -> at >= START + from.toNanos() && at < START + to.toNanos())
        .count();
  }
}
