package io.tributary.core.transform;

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
            model.yaml:9:1: more is not a known key; known are fields, name, version\
            """);
  }
}
