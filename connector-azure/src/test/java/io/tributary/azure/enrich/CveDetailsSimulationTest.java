package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.enrich.CveDetails.Found;
import io.tributary.azure.graph.AzureCloud;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.QuotaGate;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With the SDK's own client, against a service that shows the rows only where Azure does. */
class CveDetailsSimulationTest {
  private static final String SUBSCRIPTION = "11111111-0000-4000-8000-000000000001";

  private static AzureSimulator.Builder rows() {
    return AzureSimulator.builder()
        .tables(
            Tables.of(
                Map.of(
                    "securityresources",
                    List.of(cve("cve-2024-3094", "Critical"), cve("cve-2021-44228", "")),
                    "resources",
                    List.of(Map.of("id", "/vm", "subscriptionId", SUBSCRIPTION)))));
  }

  private static Map<String, Object> cve(String name, String severity) {
    return Map.of(
        "id",
        "/providers/microsoft.security/cvedetails/" + name,
        "name",
        name,
        "type",
        "microsoft.security/cvedetails",
        "properties",
        Map.of("cveId", name, "severity", severity));
  }

  private static CveDetails details(SimulatedTenant tenant) {
    return new CveDetails(
        GraphClient.of(
            AzureCloud.PUBLIC,
            tenant.credential(),
            tenant.client(),
            QuotaGate.create(),
            event -> {}));
  }

  @Test
  void detailsAreReadAtTheTenantsRoot() throws Exception {
    try (SimulatedTenant tenant = SimulatedTenant.start(rows())) {
      Found found =
          details(tenant).find(List.of("CVE-2024-3094", "CVE-2021-44228", "CVE-2000-0001"));

      assertThat(found.details()).containsOnlyKeys("cve-2024-3094", "cve-2021-44228");
      assertThat(found.details().get("cve-2024-3094").text("severity")).contains("Critical");
      assertThat(found.unreadable()).isEmpty();
      assertThat(found.rowsRead()).isEqualTo(2);
      assertThat(tenant.simulator().queries()).hasSize(2);
    }
  }

  @Test
  void onePrincipalWithoutTheRootAsksOnce() throws Exception {
    try (SimulatedTenant tenant = SimulatedTenant.start(rows().tenantReader(false))) {
      CveDetails details = details(tenant);

      details.find(List.of("CVE-2024-3094"));
      Found found = details.find(List.of("CVE-2021-44228"));

      assertThat(found.details()).isEmpty();
      assertThat(found.unreadable()).isPresent();
      assertThat(tenant.simulator().queries()).hasSize(1);
    }
  }

  @Test
  void aCloudWithoutTheTableLeavesDetailsUnknown() throws IOException, InterruptedException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(rows().withoutTables("securityresources"))) {
      Found found = details(tenant).find(List.of("CVE-2024-3094"));

      assertThat(found.unreadable())
          .hasValueSatisfying(it -> assertThat(it).contains("no such table"));
    }
  }

  @Test
  void aPrincipalThatMayReadNothingLeavesDetailsUnknown() throws Exception {
    try (SimulatedTenant tenant = SimulatedTenant.start(rows().accessible(Set.of()))) {
      CveDetails details = details(tenant);
      Found found = details.find(List.of("CVE-2024-3094"));

      assertThat(found.unreadable()).isPresent().isEqualTo(details.unreadable());
      assertThat(found).isEqualTo(new Found(Map.of(), found.unreadable(), 0));
      assertThat(details.find(List.of("CVE-2024-3094"))).isEqualTo(found);
      assertThat(tenant.simulator().queries()).hasSize(1);
    }
  }
}
