package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncOptionsTest {
  private static final Path OWN_MAP =
      Path.of("src/test/resources/io/tributary/examples/machines-by-cost-center.yaml");

  @TempDir private Path folder;

  @Test
  void limitEndsTheReadingAndTheReportSaysSo() {
    Outcome outcome = sync("--limit", 5, "--dataset", "azure.misconfiguration");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCOMPLETE.value());
    assertThat(outcome.out()).contains("INCOMPLETE: ", "reading stopped at the limit of 5 rows");
    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp();
    assertThat(files.report().text("state")).contains("INCOMPLETE");
    assertThat(files.findings()).hasSize(5);
    assertThat(files.number("azure.misconfiguration", "rows.read")).isEqualTo(5);
    assertThat(files.number("azure.misconfiguration", "rows.announced")).isEqualTo(63);
    assertThat(files.report().bool("datasets['azure.misconfiguration'].complete")).contains(false);
    assertThat(files.report().texts("datasets['azure.misconfiguration'].reasons"))
        .singleElement()
        .asString()
        .endsWith("reading stopped at the limit of 5 rows");
  }

  @Test
  void onlyTheDatasetAskedForIsRead() {
    sync("--dataset", "azure.virtual-machine").succeeded();

    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp().areComplete();
    assertThat(files.assets()).hasSize(40);
    assertThat(files.findings()).isEmpty();
    assertThat(files.report().object("datasets").orElseThrow().keys())
        .containsExactly("azure.virtual-machine");
  }

  @Test
  void mapOfTheSameNameTakesTheShippedOnesPlace() {
    sync("--map", OWN_MAP, "--dataset", "azure.virtual-machine").succeeded();

    OutputFiles files = new OutputFiles(folder).areWellFormed().addUp().areComplete();
    assertThat(files.assetsWith("asset.assetDetail.costCenter")).isEqualTo(40);
    assertThat(files.assetsWith("asset.assetHeader.assetTypeName")).isZero();
  }

  @Test
  void scoresFollowTheTable() throws IOException {
    Path table =
        write(
            "scores.yaml",
            """
            default: 1
            rows:
              - {severity: 1, qds: 1, values: [Low]}
              - {severity: 2, qds: 2, values: [Medium]}
              - {severity: 3, qds: 3, values: [Unknown]}
              - {severity: 4, qds: 4, values: [Other]}
              - {severity: 5, qds: 99, values: [High, Critical]}
            """);

    sync("--scores", table).succeeded();

    Map<String, Integer> scores = Map.of("Critical", 99, "High", 99, "Medium", 2, "Low", 1, "", 1);
    assertThat(new OutputFiles(folder).areWellFormed().findings())
        .allSatisfy(
            finding ->
                assertThat(finding.number("score.qds").orElseThrow().intValueExact())
                    .isEqualTo(
                        scores.get(
                            finding
                                .text("document.findingGroup.findings[0].severity")
                                .orElse(""))));
  }

  @Test
  void assetsAreIdentifiedByTheRules() throws IOException {
    Path rules =
        write(
            "rules.yaml",
            """
            rules:
              - name: own
                attributes: [asset.assetDetail.cloudInfo.accountId, asset.assetDetail.name]
              - {name: source-native-key, attributes: [asset.assetHeader.externalAssetId]}
            """);

    sync("--rules", rules, "--dataset", "azure.virtual-machine").succeeded();

    assertThat(new OutputFiles(folder).areWellFormed().assets())
        .extracting(asset -> asset.text("identity.rule").orElseThrow())
        .containsOnly("own");
  }

  @Test
  void accountOfTheEnvironmentIsNotUsedForTheSimulatedTenant() {
    InProcess.tributary(
            Map.of("AZURE_CLIENT_SECRET", "x", "AZURE_SUBSCRIPTION_ID", "not an id"),
            "sync",
            "--simulated",
            "--out",
            folder)
        .succeeded();
  }

  @Test
  void laterSyncReplacesTheFilesOfAnEarlierOne() {
    sync("--limit", 1);
    sync().succeeded();

    assertThat(new OutputFiles(folder).areWellFormed().addUp().areComplete().findings())
        .hasSize(Estate.builder().build().truth().findings());
  }

  @Test
  void aStoppedSyncIsNotResumedWithAnotherTargetOrOtherMaps() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("findings.jsonl/in-the-way"));
    Outcome stopped = sync();
    String report = Files.readString(folder.resolve("report.json"));

    assertThat(sync("--limit", 1).sentence(ExitCode.USAGE))
        .contains(folder + " holds a run that stopped", "--out", "--resume");
    Outcome otherTarget = sync("--resume", "--target", "ocsf");
    Outcome otherMaps = sync("--resume", "--map", OWN_MAP);
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());

    assertThat(stopped.err()).contains("--resume goes on where this run stopped");
    assertThat(otherTarget.exitCode()).isEqualTo(ExitCode.USAGE.value());
    assertThat(folder.resolve("report.json")).hasContent(report);
    assertThat(otherTarget.err())
        .contains("The run that stopped was of other settings")
        .contains("; target etm; ")
        .contains("; target ocsf; ");
    assertThat(otherMaps.err()).containsPattern("; target etm; maps \\[[0-9a-f]{16}]; ");
    sync("--resume").succeeded();
    new OutputFiles(folder).areWellFormed().addUp().areComplete();
  }

  @Test
  void someRowsDoNotTakeThePlaceOfAll() throws IOException {
    sync("--dataset", "azure.serverless").succeeded();
    String assets = Files.readString(folder.resolve("assets.jsonl"));

    assertThat(sync("--limit", 1, "--dataset", "azure.serverless").sentence(ExitCode.USAGE))
        .contains(folder + " holds the result of a sync without --limit", "--out");
    assertThat(folder.resolve("assets.jsonl")).hasContent(assets);
  }

  @Test
  void someRowsDoNotTakeThePlaceOfAllWhateverTheReportSays() throws IOException {
    sync("--dataset", "azure.serverless").succeeded();
    Files.delete(folder.resolve("profiles.json"));
    assertThat(sync("--limit", 1).sentence(ExitCode.USAGE)).contains(" without --limit");

    Files.delete(folder.resolve("report.json"));
    assertThat(sync("--limit", 1).sentence(ExitCode.USAGE)).contains(" without --limit");
  }

  @Test
  void baseOfAMapIsPartOfTheSettings() throws IOException {
    Path base =
        write(
            "base.yaml",
            """
            name: base
            version: 1.0.0
            record: {kind: asset, key: id}
            fields: [{constant: 1, target: asset.assetDetail.customAttributes.x}]
            """);
    Path own =
        write(
            "own.yaml",
            """
            name: azure.virtual-machine
            version: 1.0.0
            base: base.yaml
            """);
    Files.createDirectories(folder.resolve("assets.jsonl/in-the-way"));
    sync("--map", own);
    Files.writeString(base, Files.readString(base).replace("constant: 1", "constant: 2"));

    assertThat(sync("--resume", "--map", own).complained(ExitCode.USAGE).err())
        .contains("The run that stopped was of other settings");
  }

  @Test
  void limitedSyncsFollowEachOtherWithoutDrift() {
    sync("--limit", 1, "--dataset", "azure.serverless");
    Outcome second = sync("--limit", 3, "--dataset", "azure.serverless");

    assertThat(second.exitCode()).isEqualTo(ExitCode.INCOMPLETE.value());
    assertThat(second.out()).doesNotContain("Drift:");
    assertThat(folder.resolve("profiles.json")).doesNotExist();
    assertThat(new OutputFiles(folder).areWellFormed().assets()).hasSize(3);
  }

  private Outcome sync(Object... options) {
    Object[] arguments = new Object[options.length + 4];
    arguments[0] = "sync";
    arguments[1] = "--simulated";
    arguments[2] = "--out";
    arguments[3] = folder;
    System.arraycopy(options, 0, arguments, 4, options.length);
    return InProcess.tributary(arguments);
  }

  private Path write(String name, String text) throws IOException {
    Path parent = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-in"));
    return Files.writeString(parent.resolve(name), text);
  }
}
