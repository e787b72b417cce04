package io.tributary.testkit.registry;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One registry's repositories. Immutable. */
public final class Registry {

  private final NavigableMap<String, Repository> repositories;

  private Registry(NavigableMap<String, Repository> repositories) {
    this.repositories = Collections.unmodifiableNavigableMap(repositories);
  }

  /** A registry that nothing was pushed to. */
  public static Registry empty() {
    return new Registry(new TreeMap<>());
  }

  /**
   * The same with an artifact more.
   *
   * @param repository such as {@code payments/api}
   * @param tags may be empty
   */
  public Registry with(String repository, List<String> tags, Artifact artifact) {
    NavigableMap<String, Repository> more = new TreeMap<>(repositories);
    more.put(
        repository,
        more.getOrDefault(repository, Repository.empty(repository)).with(tags, artifact));
    return new Registry(more);
  }

  /** The repositories by name. */
  public NavigableMap<String, Repository> repositories() {
    return repositories;
  }

  /** The config or layer of a digest, in whatever repository. */
  public Optional<Content> blob(String digest) {
    return repositories.values().stream()
        .flatMap(repository -> repository.blob(digest).stream())
        .findFirst();
  }
}
