package io.tributary.azure.registry;

import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.enrich.ImageContents;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.QuotaGate;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.RecordedRequest;
import io.tributary.testkit.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A simulated tenant with registries, and a gateway to them. */
public final class SimulatedRegistries implements AutoCloseable {
  public static final String DATASET = "azure.container-image";

  private final SimulatedTenant tenant;
  private final RegistryGateway gateway;

  private SimulatedRegistries(SimulatedTenant tenant, RegistryGateway gateway) {
    this.tenant = tenant;
    this.gateway = gateway;
  }

  /** A tenant that has a row for each of these login servers. */
  public static SimulatedRegistries start(AzureSimulator.Builder simulator, String... loginServers)
      throws IOException {
    return start(ImageCache.inMemory(), simulator, loginServers);
  }

  static SimulatedRegistries start(
      ImageCache cache, AzureSimulator.Builder simulator, String... loginServers)
      throws IOException {
    SimulatedTenant tenant =
        SimulatedTenant.start(simulator.noQuota().tables(Tables.of(tables(loginServers))));
    GraphClient graph =
        GraphClient.of(
            AzureCloud.PUBLIC,
            tenant.credential(),
            tenant.client(),
            QuotaGate.create(),
            request -> {});
    return new SimulatedRegistries(
        tenant,
        RegistryGateway.of(
            graph,
            AzureScope.tenant(),
            AzureCloud.PUBLIC,
            tenant.credential(),
            tenant.client(),
            cache,
            request -> {}));
  }

  public RegistryGateway gateway() {
    return gateway;
  }

  public SimulatedTenant tenant() {
    return tenant;
  }

  /** A row as other enrichers leave it. */
  public static SourceRecord row(String host, String repository, String digest) {
    return new SourceRecord(
        DATASET,
        host + "/" + repository + "@" + digest,
        Document.owning(
            Map.of("digest", digest, "registryHost", host, "repositoryName", repository)));
  }

  Enrichment enrich(SourceRecord... rows) throws InterruptedException {
    return new ImageContents(gateway.registries(), gateway.images()).enrich(List.of(rows));
  }

  /** How many requests there were to a path that is like this. */
  long requests(Predicate<String> path) {
    return tenant.simulator().requests().stream().map(RecordedRequest::path).filter(path).count();
  }

  private static Map<String, List<Map<String, Object>>> tables(String... loginServers) {
    String subscription = "11111111-1111-4111-8111-111111111111";
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < loginServers.length; i++) {
      rows.add(
          Map.of(
              "id",
              "/subscriptions/"
                  + subscription
                  + "/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/r"
                  + i,
              "type",
              "microsoft.containerregistry/registries",
              "location",
              "westeurope",
              "tenantId",
              AzureSimulator.TENANT_ID,
              "subscriptionId",
              subscription,
              "properties",
              Map.of("loginServer", loginServers[i])));
    }
    return Map.of("resources", rows);
  }

  @Override
  public void close() {
    gateway.close();
    tenant.close();
  }
}
