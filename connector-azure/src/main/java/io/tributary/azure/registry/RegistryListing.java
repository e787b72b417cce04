package io.tributary.azure.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lists what registries hold. Blocking, keeps no position, and safe for several threads. What it
 * cannot list is a {@link RegistryException}.
 */
public final class RegistryListing {
  private final RegistryClients clients;
  private final RegistryThreads threads;

  RegistryListing(RegistryClients clients, RegistryThreads threads) {
    this.clients = clients;
    this.threads = threads;
  }

  /** Asks for the first page of the repositories' names, to see whether that works. */
  public void probe(Registry registry) throws InterruptedException {
    RegistryThreads.await(
        threads.start(
            clients.host(registry),
            () -> {
              clients.catalogue(registry).probe();
              return true;
            }));
  }

  /** The names of all repositories. */
  public RepositoryNames repositories(Registry registry) throws InterruptedException {
    return ask(registry, () -> clients.catalogue(registry).names());
  }

  /** The repository that comes next, in the same order. */
  public Optional<String> repositoryAfter(Registry registry, String repository)
      throws InterruptedException {
    return ask(registry, () -> clients.catalogue(registry).after(repository));
  }

  /**
   * How many manifests the registry counts in some repositories; those that it does not let the
   * principal read do not count.
   */
  public long manifests(Registry registry, List<String> repositories) throws InterruptedException {
    List<CompletableFuture<Long>> counts = new ArrayList<>();
    for (String repository : repositories) {
      counts.add(
          threads.start(
              clients.host(registry), () -> clients.repository(registry, repository).manifests()));
    }
    long sum = 0;
    for (CompletableFuture<Long> count : counts) {
      try {
        sum += RegistryThreads.await(count);
      } catch (RegistryException e) {
        if (e.closesRegistry()) {
          throw e;
        }
      }
    }
    return sum;
  }

  /** Some manifests of a repository; the token is that of the page before. */
  public ManifestPage manifests(Registry registry, String repository, Optional<String> token)
      throws InterruptedException {
    return ask(registry, () -> clients.repository(registry, repository).manifests(token));
  }

  private <T> T ask(Registry registry, Supplier<T> question) throws InterruptedException {
    return RegistryThreads.await(threads.start(clients.host(registry), question));
  }
}
