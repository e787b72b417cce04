package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import reactor.core.publisher.Mono;

class StageFilesTest {
  private static final String NAME = "azure.virtual-machine";

  @TempDir private Path folder;

  private StageFiles.Stages load(String map) throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), map);
    StageFiles files = new StageFiles();
    new CommandLine(files).parseArgs("--map", file.toString());
    Connector defender = DefenderForCloud.builder().credential(request -> Mono.empty()).build();
    return files.load(defender);
  }

  @Test
  void fileThatIsBasedOnAShippedMapTakesItsPlace() throws IOException {
    StageFiles.Stages stages =
        load(
            """
            version: 1.0.0-own
            base: azure.virtual-machine
            remove: [asset.assetDetail.cloudInfo.region]
            fields:
              - {source: properties.vmId, target: asset.assetDetail.name}
            """);

    FieldMap map = (FieldMap) stages.maps().get(NAME);
    assertThat(map.version()).isEqualTo("1.0.0-own");
    assertThat(map.fields())
        .contains(Field.of(Value.of("properties.vmId"), "asset.assetDetail.name"))
        .extracting(Field::target)
        .contains("asset.assetHeader.externalAssetId")
        .doesNotContain("asset.assetDetail.cloudInfo.region");
    assertThat(stages.warnings()).isEmpty();
  }

  @Test
  void whatAnUpgradeLeavesToBeLookedAtIsAWarning() throws IOException {
    StageFiles.Stages stages =
        load(
            """
            version: 0.9.0-own
            base: azure.virtual-machine
            baseVersion: 0.9.0
            remove: [asset.assetDetail.gone]
            """);

    assertThat(stages.warnings())
        .singleElement()
        .asString()
        .startsWith(folder.resolve("own.yaml") + ": made for version 0.9.0, based on " + NAME)
        .endsWith("\"asset.assetDetail.gone\" is removed, but is not there any more");
  }

  @Test
  void twoFilesForOneMapAreWrongUsage() throws IOException {
    Path one = Files.writeString(folder.resolve("one.yaml"), "{version: 1, base: " + NAME + "}");
    Path two = Files.writeString(folder.resolve("two.yaml"), "{version: 2, base: " + NAME + "}");
    StageFiles files = new StageFiles();
    new CommandLine(files).parseArgs("--map", one.toString(), "--map", two.toString());
    Connector defender = DefenderForCloud.builder().credential(request -> Mono.empty()).build();

    assertThatThrownBy(() -> files.load(defender))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(two + ": the map " + NAME + " is in " + one + " already");
  }

  @Test
  void baseThatIsNotThereIsWrongUsage() {
    assertThatThrownBy(() -> load("{name: a, version: 1, base: azure.virtual-machin}"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("nor a map of that name; the maps are [");
  }
}
