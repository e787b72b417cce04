package io.tributary.azure.registry;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** How one client is called: by the registry's gate, the first call alone, errors understood. */
final class Channel {
  private final String host;
  private final RegistryErrors errors;
  private final String repository;
  private final RegistryGate gate;
  private final FirstAlone first = new FirstAlone();

  Channel(String host, String authority, String repository, RegistryGate gate) {
    this.host = host;
    errors = new RegistryErrors(host, authority);
    this.repository = repository;
    this.gate = gate;
  }

  /**
   * What a call returns.
   *
   * @throws RegistryException when it fails, or when there is no point in it
   */
  <T> T call(Supplier<T> call) {
    return first.call(
        () -> {
          gate.enter(repository);
          long started = System.nanoTime();
          try {
            T result = call.get();
            gate.read();
            return result;
          } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
              throw interrupted(e); // That is nothing to hold against the registry.
            }
            RegistryException failure = errors.diagnose(e);
            gate.failed(repository, failure);
            throw failure;
          } finally {
            gate.took(Duration.ofNanos(System.nanoTime() - started));
          }
        });
  }

  /** What the first element is that comes; that there is none is a failure too. */
  <T> T await(Mono<T> answer) {
    return call(
        () -> {
          CompletableFuture<T> future = answer.toFuture();
          try {
            T first = future.get();
            if (first == null) {
              throw new ConnectorException(ErrorKind.BAD_ANSWER, host + " answered with nothing");
            }
            return first;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
          } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(e.getCause());
          } finally {
            future.cancel(true);
          }
        });
  }

  private static CancellationException interrupted(Exception cause) {
    CancellationException interrupted =
        new CancellationException("Interrupted while waiting for a registry");
    interrupted.initCause(cause);
    return interrupted;
  }
}
