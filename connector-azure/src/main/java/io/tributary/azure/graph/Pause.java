package io.tributary.azure.graph;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time as the reader sees it: tells how much has passed, and lets some pass. */
interface Pause {
  /** The system's clock. */
  Pause SYSTEM =
      new Pause() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pass(Duration time) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits. */
  void pass(Duration time) throws InterruptedException;
}
