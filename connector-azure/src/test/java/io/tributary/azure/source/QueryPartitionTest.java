package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.SimulatedTenant;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.run.RunReport;
import io.tributary.source.Dataset;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every row about security is read by one query, and by no other, whatever is odd about it. */
class QueryPartitionTest {
  private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
  private static final @Nullable Object[] CATEGORIES = {
    null,
    "",
    "SoftwareUpdate",
    "softwareupdate",
    "ServiceUpgrade",
    "SystemUpdate",
    "ExposedSecrets",
    "CodeVulnerabilities",
    "ApiVulnerabilities",
    "IacVulnerabilities",
    "HostMisconfigurations",
    "Unknown",
    "NobodyKnows",
    7
  };
  private static final @Nullable Object[] CVES = {
    null, "", "[]", "[{\"CveId\":\"CVE-2025-0001\"}]", List.of(Map.of("CveId", "CVE-2025-0001"))
  };
  private static final String[] SCANNERS = {"", "scanner", "Scanner"};
  private static final @Nullable Object[] TYPES = {
    null,
    "",
    "ServerVulnerabilityTvm",
    "servervulnerabilitytvm",
    "ManagedAggregatedServerVulnerabilityTvm",
    "AzureContainerRegistryVulnerability",
    "AwsContainerRegistryVulnerability",
    "GcpContainerRegistryVulnerability",
    "AzureRuntimeImageVulnerability",
    "SqlServerVulnerability",
    "ServerVulnerability",
    "ContainerRegistryVulnerability",
    "GeneralVulnerability",
    "NobodyKnows",
    7
  };

  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  private void add(
      String type, Map<String, @Nullable Object> metadata, Map<String, @Nullable Object> data) {
    int number = rows.size();
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("status", Map.of("code", "Unhealthy"));
    properties.put("metadata", metadata);
    properties.put("additionalData", data);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put(
        "id",
        "/subscriptions/"
            + SUBSCRIPTION
            + "/providers/Microsoft.Security/assessments/"
            + number
            + "/subassessments/"
            + number);
    row.put("type", type);
    row.put("subscriptionId", SUBSCRIPTION);
    row.put("properties", properties);
    rows.add(row);
  }

  private static Map<String, @Nullable Object> object(String key, @Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put(key, value);
    return object;
  }

  @Test
  void everyRowIsReadOnce() throws IOException {
    for (Object category : CATEGORIES) {
      for (Object cves : CVES) {
        for (String scanner : SCANNERS) {
          Map<String, @Nullable Object> data = object("CvesDetails", cves);
          data.put(scanner, "SQL Vulnerability Assessment");
          add("microsoft.security/assessments", object("recommendationCategory", category), data);
        }
      }
    }
    for (Object type : TYPES) {
      add(
          "microsoft.security/assessments/subassessments",
          Map.of(),
          object("assessedResourceType", type));
    }
    Map<String, @Nullable Object> bare = new LinkedHashMap<>(rows.get(0));
    bare.put("id", "/subscriptions/" + SUBSCRIPTION + "/bare");
    bare.put("properties", object("status", null));
    rows.add(bare);

    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .noQuota()
                .tables(Tables.of(Map.of("securityresources", rows))))) {
      RunReport report = tenant.run();

      long read =
          DefenderDatasets.of(List.of(FindingStatus.UNHEALTHY), List.of()).all().stream()
              .filter(dataset -> dataset.kind() == Kind.FINDING)
              .map(Dataset::name)
              .mapToLong(name -> report.datasets().get(name).ledger().rows().read())
              .sum();
      assertThat(read).isEqualTo(rows.size());
    }
  }
}
