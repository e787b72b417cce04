package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.graph.QuotaSimulation.Trip;
import io.tributary.azure.graph.QuotaSimulation.Trips;
import io.tributary.testkit.service.QuotaRule;
import io.tributary.testkit.service.QuotaRule.Form;
import io.tributary.testkit.service.QuotaRule.Rounding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How much of the real quota is used, by {@link QuotaSimulation#used}, on a virtual clock. The runs
 * are those of 300,000 rows: 330 requests. Phases and draws are those of the seeds.
 */
class PaceTest {
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final int REQUESTS = 330;

  /** How requests may take their time. Named by what is between sending and answer. */
  private enum Latency {
    TWENTY_MS(trips(8, 12, 8, 12, 1)),
    HUNDRED_MS(trips(20, 60, 40, 90, 1)),
    HALF_A_SECOND(trips(30, 90, 400, 440, 1)),
    /** Mostly fast, some up to two seconds, so that answers overtake each other. */
    MOSTLY_FAST(trips(10, 40, 20, 1_960, 4)),
    /** Any time up to two seconds. */
    ANY(trips(10, 40, 20, 1_960, 1)),
    TWO_SECONDS(trips(20, 80, 1_900, 1_940, 1)),
    /** Any time, and counted when the work is done. */
    COUNTED_LATE(trips(20, 1_990, 8, 12, 1));

    @SuppressWarnings("ImmutableEnumChecker") // A function of what it is given.
    private final Trips trips;

    Latency(Trips trips) {
      this.trips = trips;
    }

    private static Trips trips(int least, int most, int leastBack, int mostBack, int skew) {
      return random ->
          new Trip(millis(random, least, most, 1), millis(random, leastBack, mostBack, skew));
    }

    private static Duration millis(Random random, int least, int most, int skew) {
      return Duration.ofNanos(
          (long) ((least + (most - least) * Math.pow(random.nextDouble(), skew)) * 1e6));
    }
  }

  private static Stream<QuotaRule> rules() {
    return Stream.of(Form.values())
        .flatMap(
            form ->
                Stream.of(0, 1_300, 2_600, 4_900)
                    .map(Duration::ofMillis)
                    .flatMap(
                        phase ->
                            Stream.of(Rounding.values())
                                .map(
                                    rounding -> new QuotaRule(15, WINDOW, form, phase, rounding))));
  }

  private static Stream<Arguments> rulesAndLatencies() {
    return rules()
        .flatMap(rule -> Stream.of(Latency.values()).map(latency -> Arguments.of(rule, latency)));
  }

  private static QuotaSimulation simulation(QuotaRule rule, Latency latency, int walkers) {
    return new QuotaSimulation(rule, latency.trips, rule.phase().toMillis() + walkers);
  }

  @ParameterizedTest
  @MethodSource("rulesAndLatencies")
  void nothingIsEverRefused(QuotaRule rule, Latency latency) {
    for (int walkers : List.of(1, 16)) {
      QuotaSimulation run = simulation(rule, latency, walkers).run(3, walkers, REQUESTS);

      assertThat(run.throttled()).as("%d walkers", walkers).isZero();
    }
  }

  /** So many walkers could send twice what the quota takes. */
  @ParameterizedTest
  @CsvSource({
    "TWENTY_MS, 1",
    "TWENTY_MS, 4",
    "TWENTY_MS, 16",
    "HUNDRED_MS, 1",
    "HUNDRED_MS, 4",
    "HUNDRED_MS, 16",
    "HALF_A_SECOND, 4",
    "HALF_A_SECOND, 16",
    "MOSTLY_FAST, 8",
    "MOSTLY_FAST, 16"
  })
  void nearlyAllOfTheQuotaIsUsed(Latency latency, int walkers) {
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(simulation(rule, latency, walkers).run(1, walkers, REQUESTS - 1).used())
                    .isGreaterThanOrEqualTo(0.97));
  }

  /** Signing in comes before the first request is counted, and a new connection before others. */
  @ParameterizedTest
  @CsvSource({"600, 100", "600, 400", "3000, 400"})
  void nearlyAllOfTheQuotaIsUsedAfterASlowStart(int signIn, int connecting) {
    assertThat(rules())
        .allSatisfy(
            rule -> {
              AtomicInteger trip = new AtomicInteger();
              Trips trips =
                  random ->
                      new Trip(
                          Duration.ofMillis(
                              trip.getAndIncrement() == 0
                                  ? signIn
                                  : random.nextInt(20) == 0 ? connecting : 5),
                          Duration.ofMillis(random.nextInt(100)));
              QuotaSimulation run = new QuotaSimulation(rule, trips, 4).run(18, 4, 312);

              assertThat(run.throttled()).isZero();
              assertThat(run.used()).isGreaterThanOrEqualTo(0.96);
            });
  }

  /**
   * What it takes to learn is three answers' time; and of a fixed window that ends while answers
   * are on their way, the rest is lost.
   */
  @ParameterizedTest
  @CsvSource({"ANY, 16", "TWO_SECONDS, 16"})
  void mostOfTheQuotaIsUsedWhenAnswersTakeSeconds(Latency latency, int walkers) {
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(simulation(rule, latency, walkers).run(1, walkers, 1_200).used())
                    .isGreaterThanOrEqualTo(0.95));
  }

  /** What is sent is not known to be counted before it is answered: the bound is lower. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void mostOfTheQuotaIsUsedWhereRequestsAreCountedLate(Form form) {
    QuotaRule rule = new QuotaRule(15, WINDOW, form, Duration.ZERO, Rounding.UP);

    assertThat(simulation(rule, Latency.COUNTED_LATE, 16).run(1, 16, REQUESTS).used())
        .isGreaterThan(0.7);
  }

  /** Somebody else's requests before the first of ours make the limit look lower than it is. */
  @ParameterizedTest
  @CsvSource({"3, 2500", "3, 4500", "13, 4500", "13, 1000"})
  void whatOthersTookBeforeIsNotTakenForTheLimit(int requests, int before) {
    List<Duration> moments =
        IntStream.range(0, requests).mapToObj(i -> Duration.ofMillis(i - before)).toList();
    assertThat(rules())
        .allSatisfy(
            rule -> {
              QuotaSimulation run =
                  simulation(rule, Latency.TWENTY_MS, 8).others(moments).run(1, 8, REQUESTS);

              assertThat(run.throttled()).isLessThanOrEqualTo(5);
            });
  }

  /** When another client sends its half of the quota. */
  private enum Others {
    EVENLY,
    AT_RANDOM,
    AT_ONCE;

    /** Seven in every window, for two minutes. */
    List<Duration> moments(Duration from, Random random) {
      List<Duration> moments = new ArrayList<>();
      long first = from.toMillis() + random.nextInt(5_000);
      for (int i = 0; i < 7 * 24; i++) {
        moments.add(
            Duration.ofMillis(
                first
                    + switch (this) {
                      case EVENLY -> i * 5_000L / 7;
                      case AT_RANDOM -> i / 7 * 5_000L + random.nextInt(5_000);
                      case AT_ONCE -> i / 7 * 5_000L + random.nextInt(30);
                    }));
      }
      return moments;
    }
  }

  private static Stream<Arguments> others() {
    return Stream.of(Others.values())
        .flatMap(
            others ->
                Stream.of(20)
                    .flatMap(
                        from ->
                            Stream.of(Latency.HUNDRED_MS, Latency.MOSTLY_FAST)
                                .flatMap(
                                    latency ->
                                        Stream.of(4, 16)
                                            .map(
                                                walkers ->
                                                    Arguments.of(
                                                        others, from, latency, walkers)))));
  }

  /** Of all requests of runs that last half as long again as the other client does. */
  @ParameterizedTest
  @MethodSource("others")
  void whatOthersUseIsLeftToThemAndTakenAgainWhenTheyStop(
      Others others, int from, Latency latency, int walkers) {
    int sent = 0;
    int throttled = 0;
    long after = 0;
    List<QuotaRule> rules = rules().toList();
    for (QuotaRule rule : rules) {
      QuotaSimulation run =
          simulation(rule, latency, walkers)
              .others(others.moments(Duration.ofSeconds(from), new Random(rule.phase().toMillis())))
              .run(1, walkers, 700);
      sent += run.counted() + run.throttled();
      throttled += run.throttled();
      after += run.counted(Duration.ofSeconds(from + 170), Duration.ofSeconds(from + 195));
    }
    assertThat((double) throttled / sent).isLessThanOrEqualTo(0.01);
    assertThat(after / (75.0 * rules.size()))
        .as("share of the quota afterwards")
        .isGreaterThan(0.9);
  }
}
