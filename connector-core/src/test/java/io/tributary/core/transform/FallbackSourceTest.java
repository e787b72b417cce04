package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import org.junit.jupiter.api.Test;

/** A path without [] stands in for one with: for the single element, and for every element. */
class FallbackSourceTest {
  private static final String HEADER =
      """
      name: test
      version: 1.0.0
      source: rows
      target: things
      record: {kind: asset, key: id}
      fields:
      """;

  private static Document map(String fields, String row) {
    FieldMap map = FieldMap.parse(HEADER + fields, "test.yaml");
    Mapping mapping = map.apply(new SourceRecord("d", "1", Json.document(row)));
    return ((Mapping.Mapped) mapping).records().get(0).document();
  }

  @Test
  void theFirstElementOrElseTheRowItself() {
    String fields =
        """
          - {source: ["policies[].id", policy], target: "list[].policy"}
          - {source: name, target: "list[].name"}
        """;

    assertThat(map(fields, "{\"id\":\"1\",\"name\":\"n\",\"policy\":\"p\"}"))
        .isEqualTo(Json.document("{\"list\":[{\"policy\":\"p\",\"name\":\"n\"}]}"));
    assertThat(
            map(
                fields,
                "{\"id\":\"1\",\"policy\":\"p\",\"policies\":[{\"id\":\"q\"},{\"id\":\"r\"}]}"))
        .isEqualTo(Json.document("{\"list\":[{\"policy\":\"q\"}]}"));
  }

  @Test
  void everyElementThatHasNothingTakesTheRows() {
    String fields =
        """
          - {source: ["layers[].size", size], target: "list[].size"}
        """;

    assertThat(map(fields, "{\"id\":\"1\",\"size\":\"0\",\"layers\":[{\"size\":\"5\"},{}]}"))
        .isEqualTo(Json.document("{\"list\":[{\"size\":\"5\"},{\"size\":\"0\"}]}"));
  }
}
