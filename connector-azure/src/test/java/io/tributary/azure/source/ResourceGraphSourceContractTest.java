package io.tributary.azure.source;

import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.QuotaGate;
import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Table;
import io.tributary.testkit.contract.SourceContract;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class ResourceGraphSourceContractTest extends SourceContract {
  private static final Estate ESTATE =
      Estate.builder().virtualMachines(2_345).findings(1).healthy(0).notApplicable(0).build();
  private static SimulatedTenant tenant;

  private Split split;

  @BeforeAll
  static void start() throws IOException {
    tenant = SimulatedTenant.start(AzureSimulator.builder().tables(ESTATE).noQuota());
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static ResourceGraphSource reader() {
    GraphClient client =
        GraphClient.of(
            AzureCloud.PUBLIC,
            tenant.credential(),
            tenant.client(),
            QuotaGate.create(),
            request -> {});
    return new ResourceGraphSource(
        client,
        AzureScope.tenant(),
        DefenderDatasets.of(List.of(FindingStatus.UNHEALTHY), List.of()),
        new ValueMask(List.of()));
  }

  @Override
  protected Source source() {
    return reader();
  }

  @BeforeEach
  void plan() throws InterruptedException {
    split = reader().plan(List.of(DefenderDatasets.VIRTUAL_MACHINE)).get(0);
  }

  @Override
  protected Split split() {
    return split;
  }

  @Override
  protected Collection<String> ids() {
    List<String> ids = new ArrayList<>();
    Table resources = ESTATE.table("resources");
    for (int i = 0; i < resources.size(); i++) {
      if ("microsoft.compute/virtualmachines".equals(resources.row(i).get("type"))) {
        ids.add(resources.row(i).get("id").toString().toLowerCase(Locale.ROOT));
      }
    }
    return ids;
  }
}
