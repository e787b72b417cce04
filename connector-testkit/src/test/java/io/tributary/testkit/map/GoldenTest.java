package io.tributary.testkit.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.transform.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir private Path folder;

  private static MappedRow row(String name) {
    return MapTest.of(
            row ->
                new Mapping.Mapped(
                    List.of(
                        new Finding(
                            "f",
                            "a",
                            "High",
                            "Unhealthy",
                            Document.owning(Map.of("z", 1, "b", List.of("x", 2)))),
                        new Asset("a", true, Document.owning(Map.of("name", name)))),
                    List.of(new Mapping.Note("from", "to", "no date"))))
        .given("{}");
  }

  @AfterEach
  void switchOff() {
    System.clearProperty(Golden.SWITCH);
  }

  @Test
  void aFileThatIsMissingSaysHowItIsWritten() {
    Path file = folder.resolve("golden/row.json");

    assertThatThrownBy(() -> row("vm").matchesGolden(file))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("There is no " + file)
        .hasMessageContaining("-Dtributary.golden=update")
        .hasMessageContaining("+ {");
    assertThat(file).doesNotExist();
  }

  @Test
  void theSwitchWritesAndFailsAllTheSame() throws IOException {
    Path file = folder.resolve("golden/row.json");
    System.setProperty(Golden.SWITCH, "update");

    assertThatThrownBy(() -> row("vm").matchesGolden(file))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(file + " was written");

    assertThat(file)
        .hasContent(
            """
            {
              "records": [
                {
                  "kind": "finding",
                  "key": "f",
                  "assetKey": "a",
                  "severity": "High",
                  "status": "Unhealthy",
                  "document": {
                    "b": [
                      "x",
                      2
                    ],
                    "z": 1
                  }
                },
                {
                  "kind": "stub",
                  "key": "a",
                  "document": {
                    "name": "vm"
                  }
                }
              ],
              "notes": [
                {
                  "source": "from",
                  "target": "to",
                  "problem": "no date"
                }
              ]
            }
            """);
    row("vm").matchesGolden(file);
    System.clearProperty(Golden.SWITCH);
    row("vm").matchesGolden(file);
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    row("vm").matchesGolden(file);
  }

  @Test
  void aDifferenceIsShownByLinesAndNothingIsWritten() throws IOException {
    Path file = folder.resolve("row.json");
    System.setProperty(Golden.SWITCH, "update");
    assertThatThrownBy(() -> row("vm").matchesGolden(file)).isInstanceOf(AssertionError.class);
    System.setProperty(Golden.SWITCH, "yes");
    String before = Files.readString(file);

    assertThatThrownBy(() -> row("other").matchesGolden(file))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith(
            """
              …
                    "kind": "stub",
                    "key": "a",
                    "document": {
            -         "name": "vm"
            +         "name": "other"
                    }
                  }
                ],
              …
            """);
    assertThat(file).hasContent(before);
  }

  @Test
  void whatBecameOfARowIsPartOfTheFile() {
    assertThat(Shown.pretty(Mapping.skip("healthy")))
        .isEqualTo("{\n  \"skipped\": \"healthy\"\n}\n");
    assertThat(Shown.pretty(Mapping.fail("no id"))).isEqualTo("{\n  \"failed\": \"no id\"\n}\n");
  }
}
