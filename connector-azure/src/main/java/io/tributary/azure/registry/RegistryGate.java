package io.tributary.azure.registry;

import io.tributary.azure.registry.RegistryException.Reach;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a registry's lists, or its contents, are still asked for. What cannot be reached, or lets
 * nobody in, is left alone for the rest of a run; a repository that is closed to the principal
 * closes no other one, as rights may be given by repository. Safe for several threads.
 */
final class RegistryGate {
  /** So many failures with nothing read in between are no accident. */
  private static final int MOST_FAILURES = 3;

  private final RegistryHost host;
  private final Map<String, RegistryException> closed = new HashMap<>();
  private @Nullable RegistryException shut;
  private int failures;

  RegistryGate(RegistryHost host) {
    this.host = host;
  }

  /** Throws why the registry or the repository is left alone, if it is. */
  synchronized void enter(String repository) {
    host.enter();
    if (shut != null) {
      throw new RegistryException(Reach.REGISTRY, shut.reason());
    }
    RegistryException why = closed.get(repository);
    if (why != null) {
      throw new RegistryException(Reach.REPOSITORY, why.reason());
    }
  }

  synchronized void read() {
    failures = 0;
    host.answered();
  }

  synchronized void failed(String repository, RegistryException failure) {
    Reach reach = failure.reach();
    if (reach == Reach.IMAGE) {
      read();
      return;
    }
    failures++;
    if (reach == Reach.REPOSITORY) {
      closed.put(repository, failure);
    }
    if (reach == Reach.HOST || (reach == Reach.UNREACHED && !host.hasAnswered())) {
      host.shut(failure);
    }
    if (shut == null && (reach == Reach.REGISTRY || failures >= MOST_FAILURES)) {
      shut = failure;
    }
  }

  void took(Duration time) {
    host.took(time);
  }
}
