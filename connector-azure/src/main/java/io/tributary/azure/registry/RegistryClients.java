package io.tributary.azure.registry;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.ContainerRegistryContentClient;
import com.azure.containers.containerregistry.ContainerRegistryContentClientBuilder;
import com.azure.containers.containerregistry.models.ContainerRegistryAudience;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.SignIn;
import io.tributary.source.RequestEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The SDK's clients: one for the catalogue of each registry, and two for each repository, because
 * the SDK keeps one token a client, and a token is for one repository. Safe for several threads.
 */
final class RegistryClients {
  /** Clients beyond that are made anew, with a new token, when they are asked for again. */
  private static final int REPOSITORIES = 500;

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final long LONGEST_RETRY_AFTER = 5;

  private final AzureCloud cloud;
  private final TokenCredential credential;
  private final HttpClient client;
  private final Consumer<RequestEvent> listener;
  private final Recent<String, Repository> repositories = new Recent<>(REPOSITORIES);
  private final Map<String, Catalogue> catalogues = new ConcurrentHashMap<>();
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

  private Channel metadataChannel(String host, String repository) {
    return new Channel(host, cloud.authority(), repository, gate(metadataGates, host));
  }

  private static RegistryGate gate(Map<String, RegistryGate> gates, String host) {
    return gates.computeIfAbsent(host, unknown -> new RegistryGate());
  }

  private ContainerRegistryContentClient contentClient(String host, String repository) {
    return new ContainerRegistryContentClientBuilder()
        .endpoint("https://" + host)
        .repositoryName(repository)
        .audience(audience())
        .credential(credential)
        .httpClient(RegistryHttpClient.of(client, host, listener))
        .retryOptions(retries())
        .buildClient();
  }

  private ContainerRegistryAsyncClient metadataClient(String host) {
    return new ContainerRegistryClientBuilder()
        .endpoint("https://" + host)
        .audience(audience())
        .credential(credential)
        .httpClient(RegistryHttpClient.of(client, host, listener))
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

  /** Seconds, not minutes: by default, the SDK tries a refused sign-in for a minute and a half. */
  private static RetryOptions retries() {
    return new RetryOptions(
            new ExponentialBackoffOptions()
                .setMaxRetries(2)
                .setBaseDelay(Duration.ofMillis(500))
                .setMaxDelay(Duration.ofSeconds(2)))
        .setShouldRetryCondition(RegistryClients::passes);
  }

  private static boolean passes(RequestRetryCondition attempt) {
    HttpResponse answer = attempt.getResponse();
    if (answer != null) {
      return PASSING.contains(answer.getStatusCode()) && asksForSeconds(answer);
    }
    boolean network = false;
    for (Throwable link = attempt.getThrowable(); link != null; link = link.getCause()) {
      if (link instanceof ClientAuthenticationException
          || link.getClass().getSimpleName().contains("Timeout")) {
        return false;
      }
      network |= link instanceof IOException;
    }
    return network;
  }

  private static boolean asksForSeconds(HttpResponse answer) {
    String wait = answer.getHeaders().getValue(HttpHeaderName.RETRY_AFTER);
    return wait == null
        || (wait.matches("\\d{1,4}") && Long.parseLong(wait) <= LONGEST_RETRY_AFTER);
  }
}
