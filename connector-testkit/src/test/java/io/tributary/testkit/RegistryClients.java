package io.tributary.testkit;

import com.azure.containers.containerregistry.ContainerRegistryAsyncClient;
import com.azure.containers.containerregistry.ContainerRegistryClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.ContainerRegistryContentClient;
import com.azure.containers.containerregistry.ContainerRegistryContentClientBuilder;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The official clients of a simulated registry. */
final class RegistryClients {

  private final HttpClient http;
  private final String endpoint;
  private final TokenCredential credential;

  RegistryClients(AzureSimulator azure, String host) {
    this.http =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(azure.sslContext()))
            .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, azure.proxy()))
            .build();
    this.endpoint = "https://" + host;
    SimulatedClient entra = new SimulatedClient(azure);
    this.credential =
        request -> Mono.fromCallable(() -> signedIn(entra, request.getScopes().get(0)));
  }

  private static AccessToken signedIn(SimulatedClient entra, String scope) throws IOException {
    String token =
        SimulatedClient.json(
                entra.signIn(
                    "login.microsoftonline.com", AzureSimulator.TENANT_ID, Map.of("scope", scope)))
            .path("access_token")
            .asText();
    return new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
  }

  ContainerRegistryClient registry() {
    return builder().buildClient();
  }

  ContainerRegistryAsyncClient asyncRegistry() {
    return builder().buildAsyncClient();
  }

  ContainerRegistryContentClient content(String repository) {
    return new ContainerRegistryContentClientBuilder()
        .endpoint(endpoint)
        .repositoryName(repository)
        .httpClient(http)
        .credential(credential)
        .retryOptions(once())
        .buildClient();
  }

  private ContainerRegistryClientBuilder builder() {
    return new ContainerRegistryClientBuilder()
        .endpoint(endpoint)
        .httpClient(http)
        .credential(credential)
        .retryOptions(once());
  }

  private static RetryOptions once() {
    return new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)))
        .setShouldRetryCondition(information -> false);
  }
}
