package io.tributary.azure.registry;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.ContainerRegistryContentClient;
import com.azure.containers.containerregistry.ContainerRegistryContentClientBuilder;
import com.azure.containers.containerregistry.models.ContainerRegistryAudience;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.SignIn;
import io.tributary.source.RequestEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The SDK's clients: one for the catalogue of each registry, and two for each repository, because
 * the SDK keeps one token a client, and a token is for one repository. Safe for several threads.
 */
final class RegistryClients {
  /** Clients beyond that are made anew, with a new token, when they are asked for again. */
  private static final int REPOSITORIES = 500;

  private final AzureCloud cloud;
  private final TokenCredential credential;
  private final HttpClient client;
  private final Consumer<RequestEvent> listener;
  private final Recent<String, Repository> repositories = new Recent<>(REPOSITORIES);
  private final Map<String, Catalogue> catalogues = new ConcurrentHashMap<>();
  private final Map<String, RegistryHost> hosts = new ConcurrentHashMap<>();
  private final Map<String, RegistryGate> contentGates = new ConcurrentHashMap<>();
  private final Map<String, RegistryGate> metadataGates = new ConcurrentHashMap<>();

  RegistryClients(
      AzureCloud cloud,
      TokenCredential credential,
      HttpClient client,
      Consumer<RequestEvent> listener) {
    this.cloud = cloud;
    this.credential = new SignIn(credential);
    this.client = client;
    this.listener = listener;
  }

  /** A repository, the same for all who ask while it is in use. */
  Repository repository(Registry registry, String name) {
    String host = registry.loginServer();
    return repositories.get(
        host + "/" + name,
        () ->
            new Repository(
                name,
                contentClient(host, name),
                new Channel(host, cloud.authority(), name, gate(contentGates, host)),
                metadataClient(host),
                metadataChannel(host, name)));
  }

  /** What lists the repositories of a registry, the same for all who ask. */
  Catalogue catalogue(Registry registry) {
    return catalogues.computeIfAbsent(
        registry.loginServer(),
        host -> new Catalogue(metadataClient(host), metadataChannel(host, "")));
  }

  /** The host of a registry, the same for the whole run. */
  RegistryHost host(Registry registry) {
    return host(registry.loginServer());
  }

  private Channel metadataChannel(String host, String repository) {
    return new Channel(host, cloud.authority(), repository, gate(metadataGates, host));
  }

  private RegistryGate gate(Map<String, RegistryGate> gates, String host) {
    return gates.computeIfAbsent(host, unknown -> new RegistryGate(host(host)));
  }

  private RegistryHost host(String name) {
    return hosts.computeIfAbsent(name, RegistryHost::new);
  }

  private ContainerRegistryContentClient contentClient(String host, String repository) {
    return new ContainerRegistryContentClientBuilder()
        .endpoint("https://" + host)
        .repositoryName(repository)
        .audience(audience())
        .credential(credential)
        .httpClient(RegistryHttpClient.of(client, host, cloud.authority(), listener))
        .retryOptions(retries())
        .buildClient();
  }

  private ContainerRegistryAsyncClient metadataClient(String host) {
    return new ContainerRegistryClientBuilder()
        .endpoint("https://" + host)
        .audience(audience())
        .credential(credential)
        .httpClient(RegistryHttpClient.of(client, host, cloud.authority(), listener))
        .retryOptions(retries())
        .buildAsyncClient();
  }

  private ContainerRegistryAudience audience() {
    return switch (cloud) {
      case PUBLIC -> ContainerRegistryAudience.fromString("https://containerregistry.azure.net");
      case US_GOVERNMENT -> ContainerRegistryAudience.AZURE_RESOURCE_MANAGER_GOVERNMENT;
      case CHINA -> ContainerRegistryAudience.AZURE_RESOURCE_MANAGER_CHINA;
    };
  }

  /** None: the SDK would repeat a whole sign-in, and wait half a minute before each. */
  private static RetryOptions retries() {
    return new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));
  }
}
