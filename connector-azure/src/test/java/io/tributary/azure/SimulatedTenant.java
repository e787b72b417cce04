package io.tributary.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.run.RunReport;
import io.tributary.testkit.AzureSimulator;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A simulated tenant, and runs of unmodified SDK clients against it. */
public final class SimulatedTenant implements AutoCloseable {
  private final AzureSimulator simulator;
  private final HttpClient client;
  private final CollectingSink sink = Sinks.collecting();

  private SimulatedTenant(AzureSimulator simulator) {
    this.simulator = simulator;
    this.client =
        new JdkHttpClientBuilder(
                java.net.http.HttpClient.newBuilder().sslContext(simulator.sslContext()))
            .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, simulator.proxy()))
            .build();
  }

  public static SimulatedTenant start(AzureSimulator.Builder simulator) throws IOException {
    return new SimulatedTenant(simulator.start());
  }

  public AzureSimulator simulator() {
    return simulator;
  }

  public CollectingSink sink() {
    return sink;
  }

  public HttpClient client() {
    return client;
  }

  public TokenCredential credential() {
    return credential(AzureSimulator.CLIENT_SECRET);
  }

  public TokenCredential credential(String secret) {
    return new ClientSecretCredentialBuilder()
        .httpClient(client)
        .tenantId(AzureSimulator.TENANT_ID)
        .clientId(AzureSimulator.CLIENT_ID)
        .clientSecret(secret)
        .build();
  }

  /** Runs everything. */
  public RunReport run() {
    return run(builder -> builder);
  }

  /** Runs everything, with a connector that is changed somewhat. */
  public RunReport run(UnaryOperator<DefenderForCloud.Builder> change) {
    DefenderForCloud.Builder builder =
        DefenderForCloud.builder().credential(credential()).httpClient(client);
    return Pipeline.from(change.apply(builder).build()).to(sink).build().run();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
