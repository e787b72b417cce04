package io.tributary.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataModelsTest {
  private static final String MODEL =
      """
      name: etm
      version: 1.0.0
      fields:
        - path: asset.assetDetail.name
          required: true
          description: What people call it.
        - {path: "findings[].severity", allowed: [Low, High, 5], deprecated: true}
        - {path: asset.tags, type: object}
      """;

  @Test
  void modelIsRead() {
    assertThat(DataModels.parse(MODEL, "model.yaml"))
        .isEqualTo(
            new DataModel(
                "etm",
                "1.0.0",
                List.of(
                    new DataModel.Field(
                        "asset.assetDetail.name",
                        DataType.STRING,
                        true,
                        List.of(),
                        "What people call it.",
                        false),
                    new DataModel.Field(
                        "findings[].severity",
                        DataType.STRING,
                        false,
                        List.of("Low", "High", "5"),
                        "",
                        true),
                    new DataModel.Field(
                        "asset.tags", DataType.OBJECT, false, List.of(), "", false))));
  }

  @Test
  void modelIsLoadedFromFilesAndResources(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), MODEL);

    assertThat(DataModels.load(file)).isEqualTo(DataModels.parse(MODEL, "x"));
    assertThat(DataModels.resource(DataModelsTest.class, "model.yaml").name()).isEqualTo("small");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String text =
        """
        name: etm
        fields:
          - {path: a..b, type: txt}
          - {path: a.b, requird: true}
          - {path: a.b, required: 1, allowed: x}
          - {path: ''}
          - {path: ''}
          - 5
          - {path: c, type: integer, allowed: [1, x]}
          - {path: d, type: any, allowed: [1]}
        more: 1
        """;

    assertThatThrownBy(() -> DataModels.parse(text, "model.yaml"))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            """
            model.yaml:1:1: needs "version"
            model.yaml:3:12: fields[0].path is wrong: Malformed path "a..b": expected a key at position 2
            model.yaml:3:24: fields[0].type cannot be "txt"; known are any, boolean, datetime, integer, number, object, string
            model.yaml:4:17: fields[1].requird is not a known key, did you mean "required"?
            model.yaml:5:12: fields[2].path is described already: "a.b"
            model.yaml:5:27: fields[2].required must be true or false, not a number
            model.yaml:5:39: fields[2].allowed must be a list, not text
            model.yaml:6:12: fields[3].path must not be blank
            model.yaml:7:12: fields[4].path must not be blank
            model.yaml:8:5: fields[5] must be a mapping, not a number
            model.yaml:9:43: fields[6].allowed[1] cannot be allowed: the field is of the type integer
            model.yaml:10:36: fields[7].allowed[0] cannot be allowed: the field is of the type any
            model.yaml:11:1: more is not a known key; known are base, fields, name, version\
            """);
  }

  @Test
  void aFieldStandsInPlaceOfThatOfTheBase(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("lowest.yaml"), "fields: [{path: id, required: true}, {path: name}]");
    Files.writeString(
        folder.resolve("row.base.yaml"),
        "base: lowest.yaml\nfields: [{path: name, type: any}, {path: zones, type: any}]");
    Path file =
        Files.writeString(
            folder.resolve("row.yaml"),
            "name: row\nversion: 1.0.0\nbase: row.base.yaml\n"
                + "fields: [{path: vmId}, {path: id, deprecated: true}]");

    assertThat(DataModels.load(file).fields())
        .containsExactly(
            field("id", DataType.STRING, true),
            field("name", DataType.ANY, false),
            field("zones", DataType.ANY, false),
            field("vmId", DataType.STRING, false));
  }

  private static DataModel.Field field(String path, DataType type, boolean deprecated) {
    return new DataModel.Field(path, type, false, List.of(), "", deprecated);
  }

  @Test
  void whatIsWrongWithABaseIsReported(@TempDir Path folder) throws IOException {
    String model = "name: row\nversion: 1.0.0\nbase: base.yaml\n";
    Path file = Files.writeString(folder.resolve("row.yaml"), model);
    assertThatThrownBy(() -> DataModels.load(file))
        .isInstanceOf(ConnectorException.class)
        .hasMessageEndingWith("base.yaml: there is no such file");
    assertThatThrownBy(() -> DataModels.parse(model, "text"))
        .hasMessage("Cannot read base.yaml, on which text is based: it is no file");

    Files.writeString(folder.resolve("base.yaml"), "name: x\nfields: [{path: a..b}]");
    assertThatThrownBy(() -> DataModels.load(file))
        .hasMessageMatching(
            "(?s).*base.yaml:1:1: name is not a known key; known are base, fields\n"
                + ".*base.yaml:2:17: fields\\[0].path is wrong: .*");

    Files.writeString(folder.resolve("base.yaml"), "base: base.yaml");
    assertThatThrownBy(() -> DataModels.load(file))
        .hasMessageEndingWith("row.yaml:3:7: base has too many files under it: at most 4");
  }
}
