package io.tributary.azure.registry;

import io.tributary.azure.registry.RegistryException.Reach;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes for all that a registry's host is asked in a run: whether it is still asked, and how
 * much of the run's time and threads it may take. Safe for several threads.
 */
final class RegistryHost {
  /** What a registry may take before it has answered. */
  private static final Duration FREE = Duration.ofSeconds(60);

  /** What each answer earns it: a registry that is well takes a fraction of that. */
  private static final Duration EARNED = Duration.ofSeconds(2);

  private static final int THREADS_AT_FIRST = 2;
  private static final int THREADS = 4;

  private final String name;
  private Duration left = FREE;
  private boolean answered;
  private @Nullable RegistryException shut;

  RegistryHost(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Throws why the host is left alone, if it is. */
  synchronized void enter() {
    if (shut != null) {
      throw new RegistryException(Reach.HOST, shut.reason());
    }
  }

  /** A call was answered as it should. */
  synchronized void answered() {
    answered = true;
    left = left.plus(EARNED);
  }

  /** Whether a call was answered before. */
  synchronized boolean hasAnswered() {
    return answered;
  }

  /** A call took that long, whatever came of it. */
  synchronized void took(Duration time) {
    left = left.minus(time);
    if (left.isNegative()) {
      shut(
          new RegistryException(
              Reach.HOST, name + " takes too long to answer: the rest is not asked for"));
    }
  }

  synchronized void shut(RegistryException why) {
    if (shut == null) {
      shut = why;
    }
  }

  /** How many threads may wait for it at once, so that there are some left for others. */
  synchronized int threads() {
    return answered ? THREADS : THREADS_AT_FIRST;
  }
}
