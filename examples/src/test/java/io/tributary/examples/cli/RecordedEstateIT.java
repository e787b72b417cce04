package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync of rows that were recorded in a real tenant. They are not part of this project. */
class RecordedEstateIT {
  private static final Path ROWS =
      Path.of("../../shared/samples/estate").toAbsolutePath().normalize();
  private static final String MACHINE = "asset.assetDetail.computeAssetClass.cloudInstance.";

  @TempDir private Path folder;

  @BeforeEach
  void needsTheRows() {
    assumeTrue(Files.isDirectory(ROWS), "The recorded rows are not on this machine: " + ROWS);
  }

  @Test
  void unhealthyFindingsAndTheirAssetsAreThere() throws Exception {
    OutputFiles files = sync("unhealthy");

    assertThat(files.findings()).hasSize(63);
    assertThat(files.counts("findingsBySeverity"))
        .isEqualTo(Map.of("High", 18L, "Medium", 29L, "Low", 16L));
    // 28 that findings name by id, one on-premises machine without, and 4 virtual machines, of
    // which one is among the 28 in another casing.
    assertThat(files.assets()).hasSize(32);
    assertThat(files.assets())
        .filteredOn(asset -> asset.text("key").orElseThrow().contains("/onpremisemachines/"))
        .hasSize(1);
    assertThat(files.assets())
        .filteredOn(asset -> asset.text("dataset").orElseThrow().equals("azure.virtual-machine"))
        .hasSize(4);
    assertThat(files.number("azure.virtual-machine", "rows.announced")).isEqualTo(4);
    assertThat(files.number("azure.misconfiguration", "rows.announced")).isEqualTo(63);
  }

  @Test
  void machinesHaveTheirNetworkWhereItWasRecorded() throws Exception {
    OutputFiles files = sync("unhealthy");

    assertThat(files.assetsWith(MACHINE + "networkInterfaceId")).isEqualTo(4);
    assertThat(texts(files, "macAddress"))
        .containsExactlyInAnyOrder("60-45-BD-DB-E6-36", "00-22-48-21-3D-6C");
    assertThat(texts(files, "publicIpv4Address"))
        .containsExactlyInAnyOrder("20.106.175.159", "52.186.176.68");
  }

  @Test
  void findingsOfAllStatusesAndTheirAssetsAreThere() throws Exception {
    OutputFiles files = sync("all");

    assertThat(files.findings()).hasSize(200);
    assertThat(files.assets()).hasSize(45);
  }

  @Test
  void containersAndFunctionsAreThereToo() throws Exception {
    Path out = folder.resolve("all");
    new ChildJvm(folder).tributary("sync", "--simulated=" + ROWS, "--out", out).succeeded();

    OutputFiles files = new OutputFiles(out).areWellFormed().addUp().areComplete();
    assertThat(files.findings()).hasSize(63);
    assertThat(files.number("azure.container-instance", "records.written")).isEqualTo(3);
    assertThat(files.number("azure.serverless", "records.written")).isEqualTo(1);
  }

  private OutputFiles sync(String status) throws Exception {
    Path out = folder.resolve("out");
    new ChildJvm(folder)
        .tributary(
            "sync",
            "--simulated=" + ROWS,
            "--dataset",
            "azure.virtual-machine",
            "--dataset",
            "azure.misconfiguration",
            "--status",
            status,
            "--out",
            out)
        .succeeded();
    return new OutputFiles(out).areWellFormed().addUp().areComplete();
  }

  private static List<String> texts(OutputFiles files, String field) {
    return files.assets().stream()
        .flatMap(asset -> asset.text("document." + MACHINE + field).stream())
        .toList();
  }
}
