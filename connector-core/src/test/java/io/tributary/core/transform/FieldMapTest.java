package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.apply;
import static io.tributary.core.transform.MapRuns.assetMap;
import static io.tributary.core.transform.MapRuns.json;
import static io.tributary.core.transform.MapRuns.mapped;
import static io.tributary.core.transform.MapRuns.notes;
import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Asset;
import io.tributary.record.Finding;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldMapTest {
  private final FieldMap findings = FieldMap.resource(FieldMapTest.class, "misconfiguration.yaml");

  private static final String ROW =
      """
      {
        "id": "/Sub/A",
        "assetKey": "/sub/vm",
        "properties": {
          "displayName": "Close ports",
          "metadata": {"severity": ""},
          "status": {
            "code": "Unhealthy",
            "severity": "High",
            "firstEvaluationDate": "3/4/2021 10:20:30 PM"
          },
          "statusPerInitiative": [{"policyInitiativeName": "ASC"}, {"policyInitiativeName": "PCI"}]
        }
      }
      """;

  @Test
  void findingAndStubAreMadeOfOneRow() {
    Mapping.Mapped mapped = mapped(findings, ROW);

    assertThat(mapped.notes()).isEmpty();
    assertThat(mapped.records())
        .containsExactly(
            new Finding(
                "/sub/a",
                "/sub/vm",
                "High",
                "Unhealthy",
                json(
                    """
                    {"findingGroup": {"findings": [{
                      "externalFindingId": "/Sub/A",
                      "name": "Close ports",
                      "severity": "High",
                      "firstFoundOn": "2021-03-04T22:20:30Z",
                      "policy": {"title": "ASC"}
                    }]}}
                    """)),
            new Asset(
                "/sub/vm",
                true,
                json(
                    """
                    {"asset": {"assetHeader": {
                      "externalAssetId": "/sub/vm", "assetTypeName": "azure-resource"
                    }}}
                    """)));
  }

  @Test
  void findingWithoutStubHasTheAssetInItself() {
    FieldMap map = findings.toBuilder().record(findings.record().withoutStub()).build();

    Mapping.Mapped mapped = mapped(map, ROW);

    assertThat(mapped.records()).hasSize(1);
    assertThat(mapped.records().get(0).document().value("asset.assetHeader.assetTypeName"))
        .isEqualTo("azure-resource");
  }

  @Test
  void stubIsMadeEvenWithNothingInIt() {
    FieldMap map =
        FieldMap.builder("test")
            .record(RecordRule.finding(Value.of("id"), Value.of("about")))
            .field(Field.of(Value.of("asset"), "asset"))
            .build();

    assertThat(mapped(map, "{\"id\": \"f\", \"about\": \"a\", \"asset\": \"x\"}").records())
        .containsExactly(
            new Finding("f", "a", "", "", json("{\"asset\": \"x\"}")),
            new Asset("a", true, json("{}")));
  }

  @Test
  void assetIsNoStub() {
    assertThat(mapped(assetMap("source: a, target: asset.b"), "{\"a\": 1}").records())
        .containsExactly(new Asset("k", false, json("{\"asset\": {\"b\": \"1\"}}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": 1, \"p\": \"x\"}           | text at \"p\" where an object is expected",
        "{\"id\": 1, \"p\": [{}]}            | an array at \"p\" where an object is expected",
        "{\"id\": 1, \"p\": {\"q\": true}}   | true or false at \"p.q\" where an object is expected",
        "{\"p\": 5}                        | a number at \"p\" where an object is expected"
      })
  void rowWithoutTheObjectsOfTheMapFails(String row, String obstacle) {
    assertThat(apply(withObjects(), row)).isEqualTo(Mapping.fail("The row is broken: " + obstacle));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 1}",
        "{\"id\": 1, \"p\": null}",
        "{\"id\": 1, \"p\": {\"q\": null}}",
        "{\"id\": 1, \"p\": {\"q\": {\"a\": 2}}}"
      })
  void objectsMayBeMissing(String row) {
    assertThat(mapped(withObjects(), row).records()).hasSize(1);
  }

  private static FieldMap withObjects() {
    return FieldMap.parse(
        """
        name: test
        version: 1
        record: {kind: asset, key: id, objects: [p, p.q]}
        fields: [{source: p.q.a, target: x}]
        """,
        "test.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                        | record.key is missing: there is nothing at \"id\"",
        "{\"id\": null}            | record.key is missing: there is nothing at \"id\"",
        "{\"id\": \"\"}            | record.key is missing: there is nothing at \"id\"",
        "{\"id\": \" \"}           | record.key is missing: there is nothing at \"id\"",
        "{\"id\": {}}              | record.key cannot be read from \"id\": an object where text is expected",
        "{\"id\": [\"x\"]}         | record.key cannot be read from \"id\": an array where text is expected",
        "{\"id\": 5}               | record.asset is missing: there is nothing at \"p.about\", \"q.about\"",
        "{\"id\": 5, \"p\": \"x\"} | record.asset cannot be read from \"p.about\": text at \"p\" where an object is expected",
        "{\"id\": 5, \"q\": [1]}   | record.asset cannot be read from \"q.about\": an array at \"q\" where an object is expected"
      })
  void rowWithoutKeysFails(String row, String reason) {
    FieldMap map =
        FieldMap.builder("test")
            .record(RecordRule.finding(Value.of("id"), Value.of("p.about", "q.about")))
            .build();

    assertThat(apply(map, row)).isEqualTo(Mapping.fail(reason));
  }

  @Test
  void failureIsAboutThePartThatIsMissing() {
    FieldMap map =
        FieldMap.builder("test")
            .record(RecordRule.finding(Value.of("p.id").orElse("none"), Value.of("about")))
            .build();

    assertThat(apply(map, "{\"p\": \"text\"}"))
        .isEqualTo(Mapping.fail("record.asset is missing: there is nothing at \"about\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"5|5", "1.5|1.5", "true|true", "\" A \"|' A '", "\"A\"|A"})
  void scalarsAreKeys(String value, String key) {
    FieldMap map = FieldMap.builder("test").record(RecordRule.asset(Value.of("id"))).build();

    assertThat(mapped(map, "{\"id\": " + value + "}").records())
        .containsExactly(new Asset(key, false, json("{}")));
  }

  @Test
  void severityAndStatusThatAreNoTextAreNotedAndEmpty() {
    FieldMap map =
        FieldMap.builder("test")
            .record(
                RecordRule.finding(Value.of("id"), Value.of("id"))
                    .withSeverity(Value.of("severity"))
                    .withStatus(Value.of("status.code")))
            .build();

    Mapping.Mapped mapped = mapped(map, "{\"id\": \"f\", \"severity\": {}, \"status\": 5}");

    assertThat(mapped.records()).contains(new Finding("f", "f", "", "", json("{}")));
    assertThat(mapped.notes())
        .containsExactly(
            new Note("severity", "record.severity", "an object where text is expected"),
            new Note(
                "status.code",
                "record.status",
                "a number at \"status\" where an object is expected"));
  }

  @Test
  void keysMatchExactlyFirstElseIgnoringCase() {
    FieldMap map = assetMap("source: properties.Id, target: id");

    assertThat(output(map, "{\"Properties\": {\"ID\": \"x\"}}")).isEqualTo("{\"id\":\"x\"}");
    assertThat(output(map, "{\"properties\": {\"id\": \"x\", \"Id\": \"y\"}}"))
        .isEqualTo("{\"id\":\"y\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\": null}", "{\"a\": {\"b\": null}}", "{\"a\": {}}"})
  void nothingIsWrittenForNothing(String row) {
    FieldMap map = assetMap("source: a.b, target: x.y", "source: 'a.c[0]', target: 'x.z[]'");

    assertThat(output(map, row)).isEqualTo("{}");
    assertThat(notes(map, row)).isEmpty();
  }

  @Test
  void emptyTextIsWrittenOnlyWhereAnythingWillDo() {
    assertThat(output(assetMap("source: a, type: any, target: x"), "{\"a\": \"\"}"))
        .isEqualTo("{\"x\":\"\"}");
    assertThat(output(assetMap("source: a, target: x"), "{\"a\": \"\"}")).isEqualTo("{}");
    assertThat(output(assetMap("source: a, trim: true, target: x"), "{\"a\": \" \"}"))
        .isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"integer", "number", "boolean", "datetime", "object"})
  void emptyTextIsNothingForOtherTypes(String type) {
    FieldMap map = assetMap("source: a, target: x, type: " + type);

    assertThat(mapped(map, "{\"a\": \"\"}"))
        .isEqualTo(Mapping.of(new Asset("k", false, json("{}"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"b\": 2}          | {\"x\":\"1\"}",
        "{\"b\": 2}                    | {\"x\":\"2\"}",
        "{\"a\": null, \"b\": 2}       | {\"x\":\"2\"}",
        "{\"a\": \"\", \"b\": 2}       | {\"x\":\"2\"}",
        "{\"a\": \" \", \"b\": 2}      | {\"x\":\" \"}",
        "{\"a\": false, \"b\": 2}      | {\"x\":\"false\"}",
        "{\"a\": \"\", \"b\": \"\"}    | {\"x\":\"none\"}",
        "{}                            | {\"x\":\"none\"}"
      })
  void firstSourceThatHoldsSomethingCounts(String row, String expected) {
    FieldMap map = assetMap("source: [a, b], default: none, target: x");

    assertThat(output(map, row)).isEqualTo(expected);
  }

  @Test
  void severalEmptyTextsAreNothing() {
    assertThat(output(assetMap("source: [a, b], target: x"), "{\"a\": \"\", \"b\": \"\"}"))
        .isEqualTo("{}");
  }

  @Test
  void blankTextIsNothingWhenItIsTrimmed() {
    FieldMap map = assetMap("source: [a, b], trim: true, target: x");

    assertThat(output(map, "{\"a\": \"  \", \"b\": \" y \"}")).isEqualTo("{\"x\":\"y\"}");
  }

  @Test
  void textIsConverted() {
    FieldMap map =
        assetMap(
            "source: a, lower: true, target: lower",
            "source: a, upper: true, target: upper",
            "source: a, trim: true, lower: true, target: both",
            "source: a, trim: false, lower: false, target: none");

    assertThat(output(map, "{\"a\": \" Aß \"}"))
        .isEqualTo("{\"lower\":\" aß \",\"upper\":\" ASS \",\"both\":\"aß\",\"none\":\" Aß \"}");
  }

  @Test
  void constantsAreAlwaysWritten() {
    FieldMap map =
        assetMap(
            "constant: vm, target: text",
            "constant: 5, target: number",
            "constant: '5', type: integer, target: converted",
            "constant: 1.5, target: decimal",
            "constant: true, target: flag",
            "constant: {a: [1, {b: c}]}, target: object",
            "constant: [1, 2], target: list",
            "constant: VM, lower: true, target: lower",
            "constant: 3/4/2021, type: datetime, target: date");

    assertThat(output(map, "{}"))
        .isEqualTo(
            "{\"text\":\"vm\",\"number\":5,\"converted\":5,\"decimal\":1.5,\"flag\":true,"
                + "\"object\":{\"a\":[1,{\"b\":\"c\"}]},\"list\":[1,2],\"lower\":\"vm\","
                + "\"date\":\"2021-03-04T00:00:00Z\"}");
  }

  @Test
  void defaultIsConvertedToo() {
    FieldMap map =
        assetMap(
            "source: a, default: 3, target: text",
            "source: a, default: '3', type: integer, target: number");

    assertThat(output(map, "{}")).isEqualTo("{\"text\":\"3\",\"number\":3}");
  }

  @Test
  void valueThatCannotBeConvertedIsLeftOutAndNoted() {
    FieldMap map =
        assetMap("source: [a, b], type: integer, default: 7, target: x", "source: b, target: y");

    assertThat(output(map, "{\"a\": \"many\", \"b\": \"5\"}")).isEqualTo("{\"y\":\"5\"}");
    assertThat(notes(map, "{\"a\": \"many\", \"b\": \"5\"}"))
        .containsExactly(new Note("a", "x", "text where a whole number is expected"));
  }

  @Test
  void wrongShapeOnTheWayIsNotedAndTheDefaultTaken() {
    FieldMap map =
        assetMap(
            "source: 'p.q.a', default: none, target: x",
            "source: 'p.q.b', target: y",
            "source: 'list[0].c', target: z",
            "source: 'deep.list[1].c.d', target: w");
    String row = "{\"p\": \"text\", \"list\": {}, \"deep\": {\"list\": [{}, {\"c\": true}]}}";

    assertThat(output(map, row)).isEqualTo("{\"x\":\"none\"}");
    assertThat(notes(map, row))
        .containsExactlyInAnyOrder(
            new Note("p.q.a", "x", "text at \"p\" where an object is expected"),
            new Note("p.q.b", "y", "text at \"p\" where an object is expected"),
            new Note("list[0].c", "z", "an object at \"list\" where an array is expected"),
            new Note(
                "deep.list[1].c.d",
                "w",
                "true or false at \"deep.list[1].c\" where an object is expected"));
  }

  @Test
  void nothingIsNotedAboutSourcesAfterTheOneThatCounts() {
    FieldMap map = assetMap("source: [a, b.c], target: x");

    assertThat(notes(map, "{\"a\": \"1\", \"b\": 5}")).isEmpty();
  }

  @Test
  void objectsAndArraysAreTakenOverWhole() {
    FieldMap map =
        assetMap(
            "source: tags, type: object, target: tags", "source: zones, type: any, target: zones");
    String row = "{\"tags\":{\"Env\":\"x\",\"n\":null},\"zones\":[\"1\",[{\"a\":2}]]}";

    assertThat(output(map, row)).isEqualTo(row);
  }

  @Test
  void sameRowGivesTheSameMapping() {
    assertThat(mapped(findings, ROW)).isEqualTo(mapped(findings, ROW));
  }

  @Test
  void mapTellsWhatItIs() {
    assertThat(findings)
        .hasToString("FieldMap[azure.misconfiguration 1.0.0]")
        .returns("azure.misconfiguration", FieldMap::name)
        .returns("1.0.0", FieldMap::version)
        .returns("Assessments as findings.", FieldMap::description)
        .returns("azure.misconfiguration", FieldMap::source)
        .returns("etm", FieldMap::target);
    assertThat(findings.record())
        .isEqualTo(
            RecordRule.finding(Value.of("id").lower(), Value.of("assetKey"))
                .withSeverity(
                    Value.of("properties.metadata.severity", "properties.status.severity"))
                .withStatus(Value.of("properties.status.code")));
    assertThat(findings.fields()).hasSize(7);
    assertThat(findings.fields().get(1))
        .isEqualTo(Field.of(Value.constant("azure-resource"), "asset.assetHeader.assetTypeName"));
    assertThat(findings.fields().get(6).note())
        .isEqualTo("A finding has one policy, so it is the first initiative's.");
  }
}
