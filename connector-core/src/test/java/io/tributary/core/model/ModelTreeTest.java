package io.tributary.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.FieldPath;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTreeTest {
  private static final ModelTree TREE =
      ModelTree.of(
          DataModels.parse(
              """
              name: row
              version: 1.0.0
              fields:
                - {path: id}
                - {path: ID, type: integer}
                - {path: zones, type: any}
                - {path: "zones[]"}
                - {path: "layers[].size", type: integer}
                - {path: tags, type: object}
                - {path: "tags['cost center'].code"}
              """,
              "row.yaml"));

  @ParameterizedTest
  @CsvSource({
    "id, id",
    "ID, ID",
    "Id, id",
    "zones, zones",
    "zones[0], zones[]",
    "layers[].Size, layers[].size",
    "layers[7].size, layers[].size",
    "tags['Cost Center'].code, tags['cost center'].code"
  })
  void aPathIsFoundAsADocumentFindsIt(String path, String field) {
    assertThat(TREE.find(FieldPath.parse(path)).map(DataModel.Field::path)).contains(field);
    assertThat(TREE.knows(FieldPath.parse(path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"name", "layers[].digest", "layers.size", "id.x", "tags.owner"})
  void whatIsNotDescribedIsNotFound(String path) {
    assertThat(TREE.find(FieldPath.parse(path))).isEmpty();
    assertThat(TREE.knows(FieldPath.parse(path))).isFalse();
  }

  @Test
  void whatFieldsAreInIsKnown() {
    assertThat(TREE.knows(FieldPath.parse("layers"))).isTrue();
    assertThat(TREE.knows(FieldPath.parse("layers[]"))).isTrue();
    assertThat(TREE.find(FieldPath.parse("layers[]"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tags.owner, tags",
    "tags['cost center'], tags",
    "tags['cost center'].name, tags",
    "tags['cost center'].code, tags['cost center'].code",
    "zones.x, zones",
    "zones[2], zones[]",
    "layers[].size, layers[].size"
  })
  void whatMayStandAnywhereBelowIsCovered(String path, String field) {
    assertThat(TREE.covering(FieldPath.parse(path)).map(DataModel.Field::path)).contains(field);
  }

  @ParameterizedTest
  @CsvSource({"name", "layers", "layers[].digest", "id.x"})
  void nothingElseIsCovered(String path) {
    assertThat(TREE.covering(FieldPath.parse(path))).isEmpty();
  }

  @Test
  void theFieldItselfIsHandedOut() {
    assertThat(TREE.find(FieldPath.parse("ID")).orElseThrow().type()).isEqualTo(DataType.INTEGER);
  }
}
