package io.tributary.azure.fault;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.fault.Fault.Way;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.PromptHttpClient;
import io.tributary.azure.graph.VirtualTime;
import io.tributary.core.run.Pipeline;
import io.tributary.run.RunReport;
import io.tributary.sink.Sink;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import io.tributary.testkit.http.Interceptor;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/** A simulated tenant whose faults can be exchanged from run to run. Runs wait in virtual time. */
final class FaultyService implements AutoCloseable {
  /** Longer than any answer takes that comes. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(250);

  private final AtomicReference<Optional<Saboteur>> saboteur =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Interceptor> interceptor =
      new AtomicReference<>((request, simulator) -> simulator.answer(request));
  private final AzureSimulator simulator;
  private final HttpClient client;
  private final TokenCredential credential;

  FaultyService(Tables tables) throws IOException {
    simulator =
        AzureSimulator.builder()
            .tables(tables)
            .noQuota()
            .intercept((request, service) -> interceptor.get().intercept(request, service))
            .doorkeeper(host -> saboteur.get().flatMap(keeper -> keeper.refusal(host)))
            .start();
    client =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(simulator.sslContext()))
            .readTimeout(Duration.ZERO)
            .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, simulator.proxy()))
            .build();
    credential = new ObligingCredential(this::signIn);
  }

  /** A credential that keeps its token, as those of azure-identity do. */
  TokenCredential signIn() {
    return new ClientSecretCredentialBuilder()
        .httpClient(client)
        .tenantId(AzureSimulator.TENANT_ID)
        .clientId(AzureSimulator.CLIENT_ID)
        .clientSecret(AzureSimulator.CLIENT_SECRET)
        .build();
  }

  /** Runs with a fault. */
  RunReport run(Cell cell, Saboteur fault, Sink sink) {
    saboteur.set(Optional.of(fault));
    Duration patience = cell.fault().way() == Way.SILENCE ? IMPATIENT : PATIENT;
    return run(cell.layout().scope(), cell.layout().datasets(), fault, patience, sink);
  }

  /** Runs without a fault. */
  RunReport run(AzureScope scope, List<String> datasets, Interceptor between, Sink sink) {
    saboteur.set(Optional.empty());
    return run(scope, datasets, between, PATIENT, sink);
  }

  private RunReport run(
      AzureScope scope, List<String> datasets, Interceptor between, Duration patience, Sink sink) {
    return run(
        DefenderForCloud.builder()
            .credential(credential)
            .quotaGate(VirtualTime.gate())
            .scope(scope),
        datasets,
        between,
        patience,
        sink);
  }

  /** Runs with another connector. */
  RunReport run(
      DefenderForCloud.Builder connector, List<String> datasets, Interceptor between, Sink sink) {
    saboteur.set(Optional.empty());
    return run(connector, datasets, between, PATIENT, sink);
  }

  private RunReport run(
      DefenderForCloud.Builder connector,
      List<String> datasets,
      Interceptor between,
      Duration patience,
      Sink sink) {
    interceptor.set(between);
    connector.httpClient(PromptHttpClient.within(patience, new NameService()));
    return Pipeline.from(connector.build())
        .datasets(datasets.toArray(String[]::new))
        .to(sink)
        .build()
        .run();
  }

  @Override
  public void close() {
    simulator.close();
  }

  /** Fails as the JDK's client does where the name of a host cannot be resolved. */
  private final class NameService implements HttpClient {
    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
      return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
      String host = request.getUrl().getHost();
      if (saboteur.get().map(fault -> fault.isNameless(host)).orElse(false)) {
        ConnectException nameless = new ConnectException();
        nameless.initCause(new UnresolvedAddressException());
        return Mono.error(nameless);
      }
      return client.send(request, context);
    }
  }
}
