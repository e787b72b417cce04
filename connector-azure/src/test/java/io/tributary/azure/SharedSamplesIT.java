package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.azure.source.FindingStatus;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample row of real and official sources goes through the whole connector. */
class SharedSamplesIT {
  private static final Path SAMPLES = Path.of("../../shared/samples").toAbsolutePath().normalize();
  private static final Pattern CVE =
      Pattern.compile("\"(?:CveId|CVE|title)\\W+(CVE-\\d{4}-\\d{3,})", Pattern.CASE_INSENSITIVE);

  @BeforeAll
  static void needsTheSamples() {
    assumeTrue(Files.isDirectory(SAMPLES), "The samples are not on this machine: " + SAMPLES);
  }

  static List<String> files() throws IOException {
    return Files.isDirectory(SAMPLES)
        ? List.copyOf(SampleRows.in(SAMPLES).keySet())
        : List.of("the samples");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRowOfAFileIsDelivered(String file) throws IOException {
    List<Map<String, @Nullable Object>> rows = SampleRows.in(SAMPLES).get(file);
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder().noQuota().tables(Tables.of(SampleRows.tables(rows))))) {
      RunReport report =
          tenant.run(builder -> builder.findingStatuses(FindingStatus.values())).orThrow();

      assertThat(report.failures()).isEmpty();
      assertThat(notes(report)).isEmpty();
      long findings =
          rows.stream().filter(row -> type(row).startsWith("microsoft.security/assess")).count();
      assertThat(report.findings()).isGreaterThanOrEqualTo(findings);
      assertThat(cvesDelivered(tenant)).isEqualTo(cvesListed(rows));
      if (rows.stream().anyMatch(SharedSamplesIT::isAsset)) {
        assertThat(tenant.sink().assets()).anyMatch(asset -> !asset.stub());
      }
    }
  }

  /** What could not be converted. */
  private static List<String> notes(RunReport report) {
    List<String> notes = new ArrayList<>();
    for (DatasetReport dataset : report.datasets().values()) {
      notes.addAll(dataset.conversions().keySet());
    }
    return notes;
  }

  private static Set<String> cvesDelivered(SimulatedTenant tenant) {
    Set<String> ids = new TreeSet<>();
    for (OutputRecord finding : tenant.sink().findings()) {
      finding
          .document()
          .text("findingGroup.findings[0].findingType.vulnerability.cveId")
          .ifPresent(ids::add);
    }
    return ids;
  }

  /** The CVEs that the rows list, found as text, whatever shape they are in. */
  private static Set<String> cvesListed(List<Map<String, @Nullable Object>> rows) {
    Set<String> ids = new TreeSet<>();
    for (Map<String, @Nullable Object> row : rows) {
      if (type(row).startsWith("microsoft.security/assess")) {
        String json =
            Json.text(Document.owning(row))
                .replaceAll("\"references\":\\[.*?]", "")
                .replaceAll("\\\\+\"References\\\\+\":\\[.*?]", "")
                .replaceAll("\"vendorReferences\":\\[.*?]", "");
        Matcher cve = CVE.matcher(json);
        while (cve.find()) {
          ids.add(cve.group(1));
        }
      }
    }
    return ids;
  }

  private static boolean isAsset(Map<String, @Nullable Object> row) {
    return type(row).equals("microsoft.compute/virtualmachines")
        || type(row).equals("microsoft.containerinstance/containergroups")
        || (type(row).equals("microsoft.web/sites")
            && String.valueOf(row.get("kind")).contains("functionapp"));
  }

  private static String type(Map<String, @Nullable Object> row) {
    return String.valueOf(row.get("type"));
  }
}
