package io.tributary.azure.registry;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that wait for registries: as many as there may be requests at once, over all of them.
 * None before the first request, and none after the end.
 */
final class RegistryThreads implements AutoCloseable {
  private static final int MOST = 8;
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** Well above what registries are given: a guard against what nobody thought of. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ThreadPoolExecutor pool;
  private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
  private final Map<String, Lane> lanes = new HashMap<>();

  RegistryThreads() {
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread =
                  new Thread(() -> live(work), "container-registry-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /** Starts some work that may wait for a host, when enough other work for it is done. */
  <T> CompletableFuture<T> start(RegistryHost host, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> enqueue(host, task));
  }

  private void live(Runnable work) {
    alive.add(Thread.currentThread());
    try {
      work.run();
    } finally {
      alive.remove(Thread.currentThread());
    }
  }

  private void enqueue(RegistryHost host, Runnable task) {
    synchronized (lanes) {
      Lane lane = lanes.computeIfAbsent(host.name(), name -> new Lane());
      lane.waiting.add(task);
      advance(host, lane);
    }
  }

  private void advance(RegistryHost host, Lane lane) {
    synchronized (lanes) {
      while (lane.running < host.threads() && !lane.waiting.isEmpty()) {
        Runnable task = lane.waiting.remove();
        pool.execute(() -> run(host, lane, task));
        lane.running++;
      }
    }
  }

  private void run(RegistryHost host, Lane lane, Runnable task) {
    try {
      task.run();
    } finally {
      synchronized (lanes) {
        lane.running--;
        if (!pool.isShutdown()) {
          advance(host, lane);
        }
      }
    }
  }

  /** The work for one host. */
  private static final class Lane {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /** Waits for work; what it threw is thrown here. */
  static <T> T await(CompletableFuture<T> work) throws InterruptedException {
    try {
      return work.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ConnectorException(
          ErrorKind.UNAVAILABLE, "Registries were not read within " + LONGEST_WAIT, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** Interrupts what is still waiting, and lets it end. */
  @Override
  public void close() {
    List<Thread> last = List.copyOf(alive);
    pool.shutdownNow();
    try {
      if (pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        for (Thread thread : last) {
          thread.join(PATIENCE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
