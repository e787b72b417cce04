package io.tributary.testkit.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The registries there are, by host. Safe for use by several threads.
 *
 * <pre>{@code
 * RegistryContent.builder()
 *     .push("contosoregistry1.azurecr.io", "payments/api", List.of("1.4.2"), image)
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface RegistryContent {

  /**
   * The registry of a host; empty when there is no such host.
   *
   * @param host its login server, in lower case
   */
  Optional<Registry> registry(String host);

  /** Starts without registries. */
  static Builder builder() {
    return new Builder();
  }

  /** Registries in memory. Not for use by several threads. */
  final class Builder {

    private final Map<String, Registry> registries = new HashMap<>();

    private Builder() {}

    /** A registry, empty until something is pushed to it. */
    public Builder registry(String host) {
      registries.putIfAbsent(host.toLowerCase(Locale.ROOT), Registry.empty());
      return this;
    }

    /**
     * Puts an artifact, and all that it consists of, into a registry's repository.
     *
     * @param host the registry's login server, such as {@code contosoregistry1.azurecr.io}
     * @param repository such as {@code payments/api}
     * @param tags may be empty; a tag that is taken moves
     */
    public Builder push(String host, String repository, List<String> tags, Artifact artifact) {
      registries.merge(
          host.toLowerCase(Locale.ROOT),
          Registry.empty().with(repository, tags, artifact),
          (before, alone) -> before.with(repository, tags, artifact));
      return this;
    }

    /** The registries as they are now. */
    public RegistryContent build() {
      Map<String, Registry> copy = Map.copyOf(registries);
      return host -> Optional.ofNullable(copy.get(host));
    }
  }
}
