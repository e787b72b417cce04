package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.assetMap;
import static io.tributary.core.transform.MapRuns.notes;
import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.transform.DataType;
import io.tributary.transform.Mapping.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefinementTest {
  private static final String ROW =
      """
      {"text": "a, b,,c", "numbers": "1;2;x;3", "empty": ",", "one": 7,
       "list": ["a", 2, true, ""], "objects": [{"n": "a"}, {"m": 1}, {"n": "b"}, 5],
       "deep": [{"in": [{"n": "a"}, {"n": "b"}]}, {"in": [{"n": "c"}]}],
       "id": "/subscriptions/S/resourceGroups/RG/x/vm", "cpu": "4 cores", "severity": "sev: HIGH",
       "date": "at 05.01.2026 or so"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: text, split: ',' | {\"t\":[\"a\",\" b\",\"c\"]}",
        "source: text, split: ',', trim: true, upper: true | {\"t\":[\"A\",\"B\",\"C\"]}",
        "source: text, split: ', ' | {\"t\":[\"a\",\"b,,c\"]}",
        "source: numbers, split: ;, type: integer | {\"t\":[1,2,3]}",
        "source: one, split: ;, type: integer | {\"t\":[7]}",
        "source: list, split: ; | {\"t\":[\"a\",\"2\",\"true\"]}",
        "source: empty, split: ',' | {}",
        "source: none, split: ',', default: 'x,y' | {\"t\":[\"x\",\"y\"]}",
        "constant: 'x,y', split: ',' | {\"t\":[\"x\",\"y\"]}",
        "source: list, join: '-' | {\"t\":\"a-2-true\"}",
        "source: list, join: '' | {\"t\":\"a2true\"}",
        "source: 'list[]', join: '-' | {\"t\":\"a-2-true\"}",
        "source: 'objects[].n', join: ', ' | {\"t\":\"a, b\"}",
        "source: [none, one], join: ', ' | {\"t\":\"7\"}",
        "source: 'none[].n', join: ', ', default: x | {\"t\":\"x\"}",
        "source: id, extract: '(?i)/resourceGroups/([^/]+)' | {\"t\":\"RG\"}",
        "source: [id, one], extract: '\\d+' | {\"t\":\"7\"}",
        "source: id, extract: none, default: x | {\"t\":\"x\"}",
        "source: cpu, extract: '(\\d+) cores', type: integer | {\"t\":4}",
        "source: severity, extract: 'sev: (.*)', lookup: {high: 4}, type: integer | {\"t\":4}",
        "source: date, extract: '\\d+\\.\\d+\\.\\d+', type: datetime, pattern: dd.MM.yyyy | {\"t\":\"2026-01-05T00:00:00Z\"}",
        "source: list, join: ',', split: ',' | {\"t\":[\"a\",\"2\",\"true\"]}",
      })
  void valueIsRefined(String field, String expected) {
    assertThat(output(assetMap(field + ", target: t"), ROW)).isEqualTo(expected);
  }

  @Test
  void innermostArrayIsJoinedAndTheOthersAreZipped() {
    FieldMap map = assetMap("source: 'deep[].in[].n', join: '+', target: 'out[].names'");

    assertThat(output(map, ROW)).isEqualTo("{\"out\":[{\"names\":\"a+b\"},{\"names\":\"c\"}]}");
  }

  @Test
  void partsThatCannotBeConvertedAreLeftOutAndNoted() {
    assertThat(notes(assetMap("source: numbers, split: ;, type: integer, target: t"), ROW))
        .containsExactly(new Note("numbers", "t", "text where a whole number is expected"));
    assertThat(
            notes(
                assetMap("source: a, split: ',', type: integer, target: t"),
                "{\"a\": \"x,1.5,y\"}"))
        .extracting(Note::problem)
        .containsExactly(
            "text where a whole number is expected",
            "a number with a fraction where a whole number is expected");
    assertThat(notes(assetMap("source: objects, join: ',', target: t"), ROW))
        .containsExactly(new Note("objects", "t", "an object where text to be joined is expected"));
    assertThat(notes(assetMap("source: objects, extract: x, target: t"), ROW))
        .containsExactly(new Note("objects", "t", "an array where text is expected"));
  }

  @Test
  void textOfADateThatIsExtractedIsKeptWhenItCannotBeRead() {
    FieldMap map = assetMap("source: a, extract: 'at (.*)', type: datetime, target: t");

    assertThat(output(map, "{\"a\": \"at noon\"}")).isEqualTo("{\"tText\":\"at noon\"}");
    assertThat(output(map, "{\"a\": \"noon\"}")).isEqualTo("{}");
    assertThat(output(map, "{\"a\": \"at 2026-01-01\"}"))
        .isEqualTo("{\"t\":\"2026-01-01T00:00:00Z\"}");
    FieldMap withANote =
        assetMap(
            "source: a, extract: 'at (.*)', type: datetime, target: t",
            "source: n, type: integer, target: n");
    assertThat(output(withANote, "{\"a\": \"at 2026-01-01\", \"n\": \"x\"}"))
        .isEqualTo("{\"t\":\"2026-01-01T00:00:00Z\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: a, split: '', target: t | fields[0].split must not be empty",
        "source: a, split: ',', type: object, target: t | fields[0].split makes no objects",
        "source: a, split: ',', target: 't[]' | fields[0].target must end with a key: split makes the array",
        "source: a, extract: '(a', target: t | fields[0].extract is no regular expression: Unclosed group",
        "source: a, extract: '(a)(b)', target: t | fields[0].extract has more than one group",
        "constant: a, extract: a, target: t | fields[0].constant cannot be used together with join, extract or call",
        "constant: a, join: a, target: t | fields[0].constant cannot be used together with join, extract or call",
        "constant: 'a,b', split: ',', type: integer, target: t | fields[0].constant is text where a whole number is expected",
        "source: a, call: host, target: t | fields[0].call cannot be \"host\": no function is registered",
        "source: 'a[].b[]', join: ',', target: t | fields[0].source has more [] than the target",
      })
  void wrongRefinementsAreReported(String field, String problem) {
    assertThatThrownBy(() -> assetMap(field))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void keyCanBeRefinedButNotSplit() {
    FieldMap map =
        FieldMap.parse(
            "{name: t, version: 1, record: {kind: asset, key: {source: id, extract: '[^/]+$'}},"
                + " fields: [{source: id, target: id}]}",
            "t");

    assertThat(MapRuns.mapped(map, ROW).records().get(0).key()).isEqualTo("vm");
    assertThatThrownBy(
            () ->
                FieldMap.parse(
                    "{name: t, version: 1, record: {kind: asset, key: {source: id, split: /}},"
                        + " fields: [{source: id, target: id}]}",
                    "t"))
        .hasMessageContaining("record.key has one value: it cannot be split");
  }

  private static final MapFunctions FUNCTIONS =
      MapFunctions.none()
          .with("twice", value -> value + "" + value)
          .with("nothing", value -> null)
          .with("list", value -> List.of(value, Map.of("a", 1)))
          .with("map", value -> Map.of("a", value))
          .with("odd", value -> new Object())
          .with(
              "throws",
              value -> {
                throw new IllegalStateException("secret " + value);
              });

  private static FieldMap calling(String field) {
    return MapReader.plain()
        .withFunctions(FUNCTIONS)
        .parse(
            "name: t\nversion: 1\nrecord: {kind: asset, key: {constant: k}}\nfields: [{"
                + field
                + ", target: t}]",
            "t.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: a, call: twice | {\"t\":\"55\"}",
        "source: a, call: [twice, twice], type: integer | {\"t\":5555}",
        "source: [a, b], call: nothing, default: x | {\"t\":\"x\"}",
        "source: a, call: list, type: any | {\"t\":[5,{\"a\":1}]}",
        "source: a, call: map, type: object | {\"t\":{\"a\":5}}",
        "source: none, call: twice | {}",
      })
  void functionsOfTheHostAreCalled(String field, String expected) {
    assertThat(output(calling(field), "{\"a\": 5, \"b\": 6}")).isEqualTo(expected);
  }

  @Test
  void functionThatFailsIsNotedWithoutTheValue() {
    assertThat(notes(calling("source: a, call: [throws, twice]"), "{\"a\": 5}"))
        .containsExactly(
            new Note(
                "a",
                "t",
                "something that function \"throws\" does not take (IllegalStateException)"));
    assertThat(notes(calling("source: a, call: odd"), "{\"a\": 5}"))
        .containsExactly(
            new Note(
                "a",
                "t",
                "something that function \"odd\" does not take (IllegalArgumentException)"));
  }

  @Test
  void functionThatIsNotRegisteredIsReported() {
    assertThatThrownBy(() -> calling("source: a, call: twic"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageEndingWith("fields[0].call cannot be \"twic\", did you mean \"twice\"?");
    assertThatThrownBy(() -> MapFunctions.none().with(" ", value -> value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A function needs a name");
  }

  @Test
  void valueIsRefinedInCodeAndChangedMapsKeepTheirFunctions() {
    FieldMap map =
        FieldMap.builder("m")
            .functions(FUNCTIONS)
            .record(RecordRule.asset(Value.constant("k")))
            .field(Field.of(Value.of("list[]").join("-").extract("-(.*)").call("twice"), "t"))
            .field(Field.of(Value.of("numbers").split(";").as(DataType.ANY), "u"))
            .build()
            .toBuilder()
            .build();

    assertThat(output(map, ROW))
        .isEqualTo("{\"t\":\"2-true2-true\",\"u\":[\"1\",\"2\",\"x\",\"3\"]}");
  }
}
