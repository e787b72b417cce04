package io.tributary.azure.graph;

import io.tributary.azure.failure.Diagnosis;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The tries at one request, bounded in number and in time. Belongs to one thread. */
final class Tries {
  /** A request that is refused for its quota waits its turn so often. */
  private static final int MOST_WAITS = 20;

  private static final int MOST_TRIES = 4;

  /** After so long in which nothing was taken at all, from anybody, waiting is no use. */
  private static final Duration LONGEST_REFUSAL = Duration.ofMinutes(10);

  /** After so long a failing request is not sent again, whoever asks: a person may be waiting. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** As long as the window of the quota; longer would help nobody. */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  private final Pause pause;
  private final QuotaGate gate;
  private long firstFailure;
  private int waits;
  private int failures;
  private int smaller;

  Tries(Pause pause, QuotaGate gate) {
    this.pause = pause;
    this.gate = gate;
    this.firstFailure = pause.nanos();
  }

  /** Whether to try again, and after how long; empty when that is no use any more. */
  Optional<Duration> next(Diagnosis diagnosis, Duration wait) {
    if (failures == 0) {
      firstFailure = pause.nanos(); // Waiting for the quota does not count.
    }
    boolean again =
        switch (diagnosis.remedy()) {
          case NONE -> false;
          case WAIT -> ++waits < MOST_WAITS && gate.refusedFor().compareTo(LONGEST_REFUSAL) < 0;
          case SMALLER -> ++smaller <= PageSizes.HALVINGS + 2 && wait.compareTo(LONGEST) <= 0;
          case AGAIN -> ++failures < MOST_TRIES && elapsed().plus(wait).compareTo(LONGEST) <= 0;
        };
    return again ? Optional.of(wait) : Optional.empty();
  }

  /** Twice as long after each try, with some chance in it so that clients do not keep step. */
  Duration backoff(Duration first) {
    int earlier = Math.min(10, waits + failures + smaller);
    Duration full = first.multipliedBy(1L << earlier);
    Duration capped = full.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : full;
    double share = 0.75 + ThreadLocalRandom.current().nextDouble() * 0.5;
    return Duration.ofNanos((long) (capped.toNanos() * share));
  }

  /** How often the request was refused for a quota. */
  int waits() {
    return waits;
  }

  private Duration elapsed() {
    return Duration.ofNanos(pause.nanos() - firstFailure);
  }
}
