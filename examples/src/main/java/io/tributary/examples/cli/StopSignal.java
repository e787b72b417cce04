package io.tributary.examples.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What happens when the process is asked to end: by Ctrl-C, or by SIGTERM. */
final class StopSignal {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration BETWEEN_CALLS = Duration.ofMillis(200);

  private StopSignal() {}

  /**
   * Does a piece of work. When the process is asked to end meanwhile, the work is asked to stop,
   * and the process lives until it has.
   *
   * @param cancel asks the work to stop; called again and again, since the work may not have begun
   * @param work in this thread
   */
  static <T> T cancelling(Runnable cancel, Supplier<T> work) {
    CountDownLatch over = new CountDownLatch(1);
    Thread hook = new Thread(() -> cancelUntil(over, cancel), "tributary-stopping");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      over.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        hook.interrupt(); // The process is ending already; nothing to wait for any more.
      }
    }
  }

  private static void cancelUntil(CountDownLatch over, Runnable cancel) {
    long calls = PATIENCE.dividedBy(BETWEEN_CALLS);
    try {
      do {
        cancel.run();
      } while (!over.await(BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS) && --calls > 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
