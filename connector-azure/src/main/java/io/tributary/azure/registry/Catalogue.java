package io.tributary.azure.registry;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.core.http.rest.PagedResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of a registry's repositories, in their order. Blocking. */
final class Catalogue {
  private static final int PAGE = 100;

  /** A bound on a registry that repeats itself: so many pages make half a million repositories. */
  private static final int MOST_PAGES = 5_000;

  private final ContainerRegistryAsyncClient client;
  private final Channel channel;

  Catalogue(ContainerRegistryAsyncClient client, Channel channel) {
    this.client = client;
    this.channel = channel;
  }

  /** All of them. The synchronous client would give the first page alone. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    PagedResponse<String> page = channel.await(client.listRepositoryNames().byPage(PAGE).next());
    names.addAll(page.getValue());
    for (int pages = 1; page.getContinuationToken() != null && pages < MOST_PAGES; pages++) {
      page = channel.await(client.listRepositoryNames().byPage(page.getContinuationToken()).next());
      names.addAll(page.getValue());
    }
    return names;
  }

  /** The one that comes next after this, which needs not be there any more. */
  Optional<String> after(String name) {
    // The SDK's token is the link that the registry gives, which is documented to look so.
    String link =
        "/acr/v1/_catalog?last=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&n=1";
    return channel.await(client.listRepositoryNames().byPage(link).next()).getValue().stream()
        .findFirst();
  }
}
