package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.estate.EstateTruth;
import io.tributary.testkit.estate.ExpectedFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync of the estate that {@code --simulated} generates arrives at the truth about it. */
class GeneratedEstateTest {
  private static final String MACHINE = "asset.assetDetail.computeAssetClass.cloudInstance.";
  private static final Estate ESTATE = Estate.builder().build();
  private static final EstateTruth TRUTH = ESTATE.truth();

  @TempDir private Path folder;

  @Test
  void unhealthyFindingsAndTheirAssetsAreThere() {
    InProcess.tributary("sync", "--simulated", "--out", folder).succeeded();

    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp().areComplete();
    assertThat(keys(files.assets())).isEqualTo(new TreeSet<>(ESTATE.assetKeys()));
    assertThat(keys(files.findings()))
        .isEqualTo(
            ESTATE
                .findings()
                .map(ExpectedFinding::key)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(files.findingsBySeverity()).isEqualTo(expectedSeverities());
  }

  private static Set<String> keys(List<Document> lines) {
    return lines.stream()
        .map(line -> line.text("key").orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyDatasetIsInTheSummary() {
    Outcome outcome = InProcess.tributary("sync", "--simulated", "--out", folder).succeeded();

    TRUTH
        .datasets()
        .forEach(
            (name, dataset) ->
                assertThat(outcome.out())
                    .containsPattern(
                        "(?m)^" + Pattern.quote(name) + " +" + dataset.announced() + " .*yes$"));
    assertThat(outcome.out()).containsPattern("(?m)^azure\\.container-image +\\d+ .*yes$");
  }

  @Test
  void rowsOfAllStatusesAreThere() {
    InProcess.tributary("sync", "--simulated", "--status", "all", "--out", folder).succeeded();

    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp().areComplete();
    TRUTH
        .datasets()
        .forEach(
            (name, dataset) -> {
              int rows = dataset.byStatus().values().stream().mapToInt(Integer::intValue).sum();
              if (rows > 0) {
                assertThat(files.number(name, "rows.announced")).as(name).isEqualTo(rows);
              }
            });
  }

  @Test
  void machinesHaveTheirNetwork() {
    InProcess.tributary(
            "sync", "--simulated", "--dataset", "azure.virtual-machine", "--out", folder)
        .succeeded();

    OutputFiles files = new OutputFiles(folder);
    EstateTruth.Machines machines = TRUTH.machines();
    assertThat(files.number("azure.virtual-machine", "rows.mapped")).isEqualTo(machines.total());
    assertThat(files.assetsWith(MACHINE + "networkInterfaceId"))
        .isEqualTo(machines.withInterface());
    assertThat(files.assetsWith(MACHINE + "macAddress")).isEqualTo(machines.withMacAddress());
    assertThat(files.assetsWith(MACHINE + "publicIpv4Address"))
        .isEqualTo(machines.withPublicAddress());
    assertThat(files.report().objects("datasets['azure.virtual-machine'].gaps"))
        .extracting(
            gap -> gap.text("what").orElseThrow() + ": " + gap.number("records").orElseThrow())
        .containsExactlyInAnyOrder(
            "network interface: " + machines.unreadableInterfaces(),
            "public address: " + machines.unreadableAddresses());
  }

  private static Map<String, Long> expectedSeverities() {
    return TRUTH.findingsBySeverity().entrySet().stream()
        .collect(
            Collectors.toMap(
                word -> word.getKey().isEmpty() ? "(none)" : word.getKey(),
                count -> count.getValue().longValue()));
  }
}
