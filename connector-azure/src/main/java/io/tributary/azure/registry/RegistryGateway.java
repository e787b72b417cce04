package io.tributary.azure.registry;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphClient;
import io.tributary.source.RequestEvent;
import java.util.function.Consumer;

/**
 * The container registries of a tenant, in use by one run: what there are, what they hold, what is
 * in their images. Does no I/O and starts no thread until it is asked something; safe for several
 * threads, but for {@link #close}.
 */
public final class RegistryGateway implements AutoCloseable {
  private final RegistryThreads threads = new RegistryThreads();
  private final Registries registries;
  private final ImageReader images;
  private final RegistryListing listing;

  private RegistryGateway(Registries registries, RegistryClients clients, ImageCache cache) {
    this.registries = registries;
    images = new ImageReader(clients, cache, threads);
    listing = new RegistryListing(clients, threads);
  }

  /**
   * Opens the registries of one cloud.
   *
   * @param graph finds them
   * @param scope where
   * @param cloud the cloud; no host of another sees the credential
   * @param credential of a principal in that cloud
   * @param client sends the requests
   * @param cache keeps what images contain
   * @param listener told of every request
   */
  public static RegistryGateway of(
      GraphClient graph,
      AzureScope scope,
      AzureCloud cloud,
      TokenCredential credential,
      HttpClient client,
      ImageCache cache,
      Consumer<RequestEvent> listener) {
    return new RegistryGateway(
        new Registries(graph, scope, cloud),
        new RegistryClients(cloud, credential, client, listener),
        cache);
  }

  /** Which registries there are. */
  public Registries registries() {
    return registries;
  }

  /** What is in their images. */
  public ImageReader images() {
    return images;
  }

  /** What they hold. */
  public RegistryListing listing() {
    return listing;
  }

  /** Gives up what is still being read. */
  @Override
  public void close() {
    threads.close();
  }
}
