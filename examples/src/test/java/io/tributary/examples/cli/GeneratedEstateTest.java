package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.estate.EstateTruth;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync of the estate that {@code --simulated} generates arrives at the truth about it. */
class GeneratedEstateTest {
  private static final String MACHINE = "asset.assetDetail.computeAssetClass.cloudInstance.";
  private static final EstateTruth TRUTH = Estate.builder().build().truth();

  @TempDir private Path folder;

  @Test
  void unhealthyFindingsAndTheirAssetsAreThere() {
    InProcess.tributary("sync", "--simulated", "--out", folder).succeeded();

    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp().areComplete();
    assertThat(files.assets()).hasSize(TRUTH.assets());
    assertThat(files.findings()).hasSize(TRUTH.assessments().unhealthy());
    assertThat(files.findingsBySeverity()).isEqualTo(expectedSeverities());
  }

  @Test
  void findingsOfAllStatusesAndTheirAssetsAreThere() {
    InProcess.tributary("sync", "--simulated", "--status", "all", "--out", folder).succeeded();

    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp().areComplete();
    assertThat(files.assets()).hasSize(TRUTH.assetsOfAnyStatus());
    assertThat(files.findings()).hasSize(TRUTH.assessments().total());
  }

  @Test
  void machinesHaveTheirNetwork() {
    InProcess.tributary("sync", "--simulated", "--out", folder).succeeded();

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
    return TRUTH.assessments().unhealthyBySeverity().entrySet().stream()
        .collect(
            Collectors.toMap(
                word -> word.getKey().isEmpty() ? "(none)" : word.getKey(),
                count -> count.getValue().longValue()));
  }
}
