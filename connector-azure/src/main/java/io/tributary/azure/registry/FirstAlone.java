package io.tributary.azure.registry;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets calls through one at a time until one has succeeded, then all at once. The first call of an
 * SDK client signs in; when that fails, each call that waits for it at that moment is held back by
 * the SDK for 30 seconds, and would be refused again.
 */
final class FirstAlone {
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean succeeded;

  <T> T call(Supplier<T> call) {
    if (succeeded) {
      return call.get();
    }
    turn.lock();
    try {
      T result = call.get();
      succeeded = true;
      return result;
    } finally {
      turn.unlock();
    }
  }
}
