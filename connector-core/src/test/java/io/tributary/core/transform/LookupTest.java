package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.assetMap;
import static io.tributary.core.transform.MapRuns.notes;
import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.transform.DataType;
import io.tributary.transform.Mapping.Note;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": \" HIGH\"} | {\"n\":4,\"s\":\"4\",\"any\":4}",
        "{\"a\": \"other\"} | {\"n\":99,\"s\":\"99\",\"any\":99}",
        "{\"a\": true} | {\"n\":1,\"s\":\"yes\",\"any\":true}",
        "{\"a\": 7} | {\"n\":70,\"s\":\"70\",\"any\":70.5}",
        "{\"a\": \"\"} | {}",
        "{\"a\": null} | {}",
      })
  void meaningIsConvertedToTheType(String row, String expected) {
    FieldMap map =
        assetMap(
            "source: a, type: integer, lookup: {High: 4, 'true': '1', 7: 70, '*': 99}, target: n",
            "source: a, lookup: {High: 4, 'true': yes, 7: 70, '*': 99}, target: s",
            "source: a, type: any, lookup: {High: 4, 'true': true, 7: 70.5, '*': 99}, target: any");

    assertThat(output(map, row)).isEqualTo(expected);
  }

  @Test
  void wordThatIsNotThereIsConvertedItself() {
    FieldMap map = assetMap("source: a, type: integer, lookup: {High: 4}, target: n");

    assertThat(output(map, "{\"a\": \"3\"}")).isEqualTo("{\"n\":3}");
    assertThat(notes(map, "{\"a\": \"Low\"}"))
        .containsExactly(new Note("a", "n", "text where a whole number is expected"));
  }

  @Test
  void objectsAndArraysAreNoWords() {
    FieldMap map = assetMap("source: a, type: any, lookup: {'*': 4}, target: n");

    assertThat(output(map, "{\"a\": [1]}")).isEqualTo("{\"n\":[1]}");
    assertThat(output(map, "{\"a\": {\"b\": 1}}")).isEqualTo("{\"n\":{\"b\":1}}");
  }

  @Test
  void meaningThatCannotBeConvertedIsReported() {
    assertThatThrownBy(() -> assetMap("source: a, type: integer, lookup: {High: many}, target: n"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageEndingWith(
            "fields[0].lookup has for \"high\" text where a whole number is expected");
    assertThatThrownBy(() -> assetMap("source: a, lookup: {High: [4]}, target: n"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageEndingWith("fields[0].lookup.High must be text, not a list");
  }

  @Test
  void meaningsOfCodeAreOfAnyKind() {
    FieldMap map =
        FieldMap.builder("m")
            .record(RecordRule.asset(Value.constant("k")))
            .field(
                Field.of(
                    Value.of("a").as(DataType.INTEGER).lookingUp(Map.of("High", 4, "Low", "2")),
                    "n"))
            .build();

    assertThat(output(map, "{\"a\": \"high\"}")).isEqualTo("{\"n\":4}");
    assertThat(output(map, "{\"a\": \"low\"}")).isEqualTo("{\"n\":2}");
  }
}
