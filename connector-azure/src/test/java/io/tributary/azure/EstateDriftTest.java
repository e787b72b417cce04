package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.run.Pipeline;
import io.tributary.core.run.RunReports;
import io.tributary.core.sink.Sinks;
import io.tributary.run.DatasetReport;
import io.tributary.run.Drift;
import io.tributary.run.RunReport;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.SwitchableTables;
import io.tributary.testkit.Tables;
import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs over an estate whose rows change in between. */
class EstateDriftTest {
  private static final String FINDINGS = "azure.misconfiguration";
  private static final String MACHINES = "azure.virtual-machine";

  private final SwitchableTables tables =
      Tables.switchable(Estate.builder().findings(80).vulnerabilities(20).build());

  @TempDir private Path folder;

  private RunReport run(SimulatedTenant tenant) {
    return Pipeline.from(
            DefenderForCloud.builder()
                .credential(tenant.credential())
                .httpClient(tenant.client())
                .build())
        .profiles(folder.resolve("profiles.json"))
        .to(Sinks.collecting())
        .build()
        .run()
        .orThrow();
  }

  private static Drift drift(RunReport report, String dataset) {
    return report.datasets().get(dataset).drift().orElseThrow();
  }

  /** Changes all rows of a type. */
  private void change(String table, String type, Consumer<Map<String, @Nullable Object>> change) {
    tables.edit(
        table,
        rows ->
            rows.stream()
                .map(
                    row -> {
                      if (!type.equals(row.get("type"))) {
                        return row;
                      }
                      Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
                      change.accept(copy);
                      return copy;
                    })
                .toList());
  }

  @SuppressWarnings("unchecked") // A JSON object's keys are strings.
  private static Map<String, @Nullable Object> copyAt(
      Map<String, @Nullable Object> object, String key) {
    Map<String, @Nullable Object> copy =
        new LinkedHashMap<>((Map<String, @Nullable Object>) object.get(key));
    object.put(key, copy);
    return copy;
  }

  @Test
  void whatChangesInTheSourceIsReported() throws IOException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(AzureSimulator.builder().tables(tables).noQuota())) {
      assertThat(run(tenant).datasets().values()).allMatch(dataset -> dataset.drift().isEmpty());
      RunReport same = run(tenant);
      for (Map.Entry<String, DatasetReport> dataset : same.datasets().entrySet()) {
        if (dataset.getValue().ledger().rows().read() > 0) {
          assertThat(drift(same, dataset.getKey()))
              .as(dataset.getKey())
              .isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), 0));
        }
      }

      change(
          "securityresources",
          "microsoft.security/assessments",
          row -> {
            Map<String, @Nullable Object> properties = copyAt(row, "properties");
            properties.put("riskScore", 7);
            properties.remove("displayName");
            copyAt(properties, "resourceDetails").put("Source", "Oracle");
          });
      change(
          "resources",
          "microsoft.compute/virtualmachines",
          row -> copyAt(row, "properties").put("vmId", 5));
      RunReport changed = run(tenant);

      assertThat(drift(changed, FINDINGS).newFields())
          .extracting(Drift.Field::path)
          .containsExactly("properties.riskScore");
      assertThat(drift(changed, FINDINGS).vanishedFields())
          .extracting(Drift.Field::path)
          .containsExactly("properties.displayName");
      assertThat(drift(changed, FINDINGS).newValues())
          .extracting(value -> value.path() + " " + value.value())
          .containsExactly("properties.resourceDetails.Source Oracle");
      assertThat(drift(changed, MACHINES).retypedFields())
          .containsExactly(
              new Drift.Retyping("properties.vmId", List.of("string"), List.of("number")));
      assertThat(RunReports.toJson(changed)).contains("\"path\":\"properties.riskScore\"");
      assertThat(drift(run(tenant), FINDINGS).isEmpty()).isTrue();
    }
  }
}
