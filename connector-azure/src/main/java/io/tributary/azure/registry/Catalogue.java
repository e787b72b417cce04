package io.tributary.azure.registry;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.core.http.rest.PagedResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;

/** The names of a registry's repositories, in their order. Blocking; safe for several threads. */
final class Catalogue {
  private static final int PAGE = 100;

  /** A bound on a registry that makes up names. */
  private static final int MOST = 500_000;

  private final ContainerRegistryAsyncClient client;
  private final Channel channel;

  /** What was listed last when somebody asked for what comes after a name. */
  private List<String> ahead = List.of();

  Catalogue(ContainerRegistryAsyncClient client, Channel channel) {
    this.client = client;
    this.channel = channel;
  }

  /**
   * All of them; a list that goes on with nothing new is cut there. The synchronous client would
   * give the first page alone.
   */
  RepositoryNames names() {
    Set<String> names = new LinkedHashSet<>();
    Names page = page(client.listRepositoryNames().byPage(PAGE));
    long unusable = page.unusable();
    while (names.addAll(page.names()) && page.next().isPresent() && names.size() < MOST) {
      page = page(client.listRepositoryNames().byPage(page.next().get()));
      unusable += page.unusable();
    }
    return new RepositoryNames(List.copyOf(names), unusable, page.next().isPresent());
  }

  /** Asks for the first page, and drops it. */
  void probe() {
    page(client.listRepositoryNames().byPage(PAGE));
  }

  /** The one that comes next after this, which needs not be there any more. */
  synchronized Optional<String> after(String name) {
    int at = ahead.indexOf(name);
    if (at < 0 || at == ahead.size() - 1) {
      // The SDK's token is the link that the registry gives, which is documented to look so.
      String last = URLEncoder.encode(name, StandardCharsets.UTF_8);
      String link = "/acr/v1/_catalog?last=" + last + "&n=" + PAGE;
      ahead = page(client.listRepositoryNames().byPage(link)).names();
      at = ahead.indexOf(name);
    }
    return ahead.stream().skip(at + 1L).findFirst();
  }

  private Names page(Flux<PagedResponse<String>> pages) {
    return channel.await(pages.next().map(Names::of));
  }

  /** A page of names, without what is none. */
  private record Names(List<String> names, long unusable, Optional<String> next) {
    static Names of(PagedResponse<String> page) {
      List<String> names =
          page.getValue().stream()
              .filter(name -> name != null && ImagePlace.isRepository(name))
              .toList();
      return new Names(
          names.stream().distinct().toList(),
          page.getValue().size() - (long) names.size(),
          Optional.ofNullable(page.getContinuationToken()));
    }
  }
}
