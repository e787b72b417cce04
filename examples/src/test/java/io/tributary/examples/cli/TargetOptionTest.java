package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetOptionTest {
  @TempDir private Path folder;

  private static Set<Integer> classes(Stream<Document> records) {
    return records
        .map(record -> record.number("document.class_uid").orElseThrow().intValueExact())
        .collect(Collectors.toSet());
  }

  @Test
  void ocsfIsDeliveredWhenAskedFor() {
    tributary("sync", "--simulated", "--target", "ocsf", "--out", folder).succeeded();

    OutputFiles files = new OutputFiles(folder).areComplete();
    assertThat(classes(files.assets().stream())).containsExactlyInAnyOrder(5001, 5023);
    assertThat(classes(files.findings().stream())).containsExactlyInAnyOrder(2002, 2003);
    assertThat(files.assets())
        .hasSize((int) files.number("assets"))
        .allSatisfy(
            asset -> assertThat(asset.text("document.metadata.uid")).isEqualTo(asset.text("key")));
  }

  @Test
  void aMapOfOcsfCanBeReplacedToo() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            name: ocsf.device-inventory
            version: 2.0.0
            record:
              kind: asset
              key: delivery.key
              when: [{rule: no-machine, source: asset.assetDetail.computeAssetClass, exists: true}]
            fields: [{source: nothing, type: integer, target: time}, {source: delivery.key, type: integer, target: own}]
            """);

    Outcome outcome =
        tributary(
            "sync",
            "--simulated",
            "--target",
            "ocsf",
            "--dataset",
            "azure.virtual-machine",
            "--map",
            map,
            "--out",
            folder.resolve("out"));

    assertThat(outcome.succeeded().out())
        .contains(
            "Not converted, 40 times: delivery.key -> own: text where a whole number is expected");
    assertThat(new OutputFiles(folder.resolve("out")).assets())
        .hasSize(40)
        .allSatisfy(asset -> assertThat(asset.object("document").orElseThrow().isEmpty()).isTrue());
  }

  @Test
  void targetsOfOnesOwnPassTheLintAndAreDelivered() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            version: 1.0.0-own
            base: azure.virtual-machine
            fields:
              - {source: tags.env, target: asset.assetDetail.customAttributes.stage}
              - {constant: 4, type: integer, target: asset.assetDetail.customAttributes.cost.level}
            """);

    tributary("map", "lint", map).succeeded();
    tributary(
            "sync",
            "--simulated",
            "--target",
            "ocsf",
            "--dataset",
            "azure.virtual-machine",
            "--map",
            map,
            "--out",
            folder.resolve("out"))
        .succeeded();

    assertThat(new OutputFiles(folder.resolve("out")).assets())
        .allSatisfy(
            asset ->
                assertThat(asset.number("document.unmapped.customAttributes.cost.level"))
                    .contains(new BigDecimal(4)))
        .extracting(asset -> asset.text("document.unmapped.customAttributes.stage").orElse(""))
        .contains("prod")
        .doesNotContain("***");
  }

  @Test
  void anotherModelIsNotKnown() {
    assertThat(
            tributary("sync", "--simulated", "--target", "xml", "--out", folder)
                .sentence(ExitCode.USAGE))
        .contains("Invalid value for option '--target'");
  }
}
