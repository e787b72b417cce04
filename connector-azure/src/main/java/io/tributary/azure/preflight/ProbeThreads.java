package io.tributary.azure.preflight;

import io.tributary.azure.registry.RegistryException;
import io.tributary.failure.ConnectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs probes at once, until a moment at which those that are still waiting are given up. A probe
 * may run others. Its threads are daemons, and end with it.
 */
final class ProbeThreads implements AutoCloseable {
  /** A credential may be deaf to interruption. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Duration limit;
  private final long deadline;
  private final ExecutorService pool;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /**
   * Threads for so long.
   *
   * @param limit from now
   */
  ProbeThreads(Duration limit) {
    this.limit = limit;
    deadline = System.nanoTime() + limit.toNanos();
    AtomicInteger number = new AtomicInteger();
    pool =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "tributary-preflight-" + number.incrementAndGet());
              thread.setDaemon(true);
              threads.add(thread);
              return thread;
            });
  }

  /** The checks of some probes, in the probes' order. */
  List<PreflightCheck> run(List<Probe> probes) throws InterruptedException {
    return run(probes, Duration.ZERO);
  }

  /**
   * As {@link #run(List)}, for a probe that needs some time afterwards.
   *
   * @param spare how long before the end they are given up
   */
  List<PreflightCheck> run(List<Probe> probes, Duration spare) throws InterruptedException {
    List<Callable<List<PreflightCheck>>> looks = new ArrayList<>();
    probes.forEach(probe -> looks.add(() -> probe.look().checks()));
    long left = Math.max(1, deadline - System.nanoTime() - spare.toNanos());
    List<Future<List<PreflightCheck>>> ended = pool.invokeAll(looks, left, TimeUnit.NANOSECONDS);
    List<PreflightCheck> checks = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      checks.addAll(checks(probes.get(i), ended.get(i)));
    }
    return checks;
  }

  private List<PreflightCheck> checks(Probe probe, Future<List<PreflightCheck>> ended)
      throws InterruptedException {
    try {
      return ended.get();
    } catch (CancellationException e) {
      return List.of(
          probe.unknown(
              "was not answered within "
                  + limit.toSeconds()
                  + " s; check the network, the proxy and the quota, and try again"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return List.of(probe.unknown(reason(e.getCause())));
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure instanceof ConnectorException known) {
      return String.valueOf(known.getMessage());
    }
    if (failure instanceof RegistryException known) {
      return known.reason();
    }
    String what = failure == null ? "" : ": " + failure.getClass().getSimpleName() + place(failure);
    return "could not be looked at" + what + "; please report this";
  }

  /** Where in the connector it came from; its message may hold what must not be seen. */
  private static String place(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("io.tributary."))
        .findFirst()
        .map(frame -> " in " + frame.getClassName() + ":" + frame.getLineNumber())
        .orElse("");
  }

  /** Gives up what is still waiting. */
  @Override
  public void close() {
    pool.shutdownNow();
    try {
      if (pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        for (Thread thread : threads) {
          thread.join(PATIENCE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
