package io.tributary.azure.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits. */
final class VirtualPause implements Pause {
  private long now = 1_000_000_000L;
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void pass(Duration time) {
    now += time.toNanos();
    waits.add(time);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  synchronized Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
