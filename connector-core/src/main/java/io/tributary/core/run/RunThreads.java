package io.tributary.core.run;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one run, which work on its splits. */
final class RunThreads implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

  private final ExecutorService workers;

  RunThreads(int concurrency) {
    workers = pool("tributary-split-", concurrency);
  }

  /**
   * Runs all of them and waits; the first that throws ends the others.
   *
   * @return the first error that one of them returned
   */
  Optional<ConnectorException> runAll(List<SplitReader> tasks) throws InterruptedException {
    ExecutorCompletionService<Optional<ConnectorException>> ended =
        new ExecutorCompletionService<>(workers);
    List<Future<Optional<ConnectorException>>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(ended.submit(task)));
    Optional<ConnectorException> error = Optional.empty();
    try {
      for (int i = 0; i < futures.size(); i++) {
        Optional<ConnectorException> outcome = result(ended.take());
        error = error.or(() -> outcome);
      }
      return error;
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE.toMillis());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<ConnectorException> result(Future<Optional<ConnectorException>> task)
      throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectorException known) {
        throw known;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("A split was interrupted");
      }
      throw new ConnectorException(
          ErrorKind.INTERNAL, "The run failed unexpectedly: " + e.getCause(), e);
    }
  }

  private ExecutorService pool(String prefix, int size) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        size,
        task -> {
          Thread thread = new Thread(task, prefix + number.incrementAndGet());
          thread.setDaemon(true);
          threads.add(thread);
          return thread;
        });
  }
}
