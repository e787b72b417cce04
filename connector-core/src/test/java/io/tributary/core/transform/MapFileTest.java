package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.transform.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapFileTest {
  private static final String HEADER =
      "name: test\nversion: 1.0.0\nrecord: {kind: asset, key: id}\nfields:\n";

  @Test
  void everyPartOfAFieldIsRead() {
    FieldMap map =
        FieldMap.parse(
            HEADER
                + """
                  - source: [a, b.c]
                    type: integer
                    default: 5
                    target: x
                    note: because
                  - {source: a, trim: true, lower: true, target: y}
                  - {constant: {a: 1}, target: z}
                """,
            "test.yaml");

    assertThat(map.fields())
        .containsExactly(
            new Field(Value.of("a", "b.c").as(DataType.INTEGER).orElse(5), "x", "because"),
            Field.of(Value.of("a").trim().lower(), "y"),
            Field.of(Value.constant(Map.of("a", 1)), "z"));
    Field first = map.fields().get(0);
    assertThat(first.sources()).containsExactly("a", "b.c");
    assertThat(first.type()).isEqualTo(DataType.INTEGER);
    assertThat(first.value().defaultValue()).contains(5);
    assertThat(first.constant()).isEmpty();
    assertThat(map.fields().get(1).conversions())
        .containsExactly(Conversion.TRIM, Conversion.LOWER);
    assertThat(map.fields().get(2).constant()).contains(Map.of("a", 1));
    assertThat(map.fields().get(2).type()).isEqualTo(DataType.OBJECT);
  }

  @Test
  void everyPartOfARecordIsRead() {
    FieldMap map =
        FieldMap.parse(
            """
            {"name": "test", "version": 1, "record": {
              "kind": "finding", "key": ["id", "name"],
              "asset": {"source": "about", "upper": true},
              "severity": {"constant": "High"}, "status": {"source": "s", "default": "New"},
              "stub": false
            }, "fields": [{"constant": 1, "target": "x"}]}
            """,
            "test.json");

    assertThat(map.record())
        .isEqualTo(
            RecordRule.finding(Value.of("id", "name"), Value.of("about").upper())
                .withSeverity(Value.constant("High"))
                .withStatus(Value.of("s").orElse("New"))
                .withoutStub());
    assertThat(map.version()).isEqualTo("1");
    assertThat(map.description()).isEmpty();
  }

  @Test
  void findingHasAStubUnlessSaidOtherwise() {
    FieldMap map =
        FieldMap.parse(
            "{name: t, version: 1, record: {kind: finding, key: a, asset: b},"
                + " fields: [{source: a, target: x}]}",
            "test.yaml");

    assertThat(map.record().stub()).isTrue();
    assertThat(map.record().kind()).isEqualTo(Kind.FINDING);
  }

  @Test
  void fileIsLoaded(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("m.yaml"), HEADER + "  - {source: a, target: x}\n");

    assertThat(FieldMap.load(file).fields()).containsExactly(Field.of(Value.of("a"), "x"));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String text =
        """
        nam: test
        version: 1.0.0
        record:
          kind: assets
          key: {source: id, lowr: true}
        fields:
          - source: a..b
            target: x
          - source: a
            type: strng
            target: y
          - {source: a, target: "z["}
          - {source: a, constant: 1, target: w}
          - {target: v}
          - {source: a}
          - plain
          - {source: a, target: q.r}
          - {source: b, target: q}
        """;

    assertThatThrownBy(() -> FieldMap.parse(text, "map.yaml"))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            """
            map.yaml:1:1: nam is not a known key, did you mean "name"?
            map.yaml:1:1: needs "name"
            map.yaml:4:9: record.kind cannot be "assets", did you mean "asset"?
            map.yaml:5:21: record.key.lowr is not a known key, did you mean "lower"?
            map.yaml:7:13: fields[0].source is wrong: Malformed path "a..b": expected a key at position 2
            map.yaml:10:11: fields[1].type cannot be "strng", did you mean "string"?
            map.yaml:12:25: fields[2].target is wrong: Malformed path "z[": expected an index of 1 to 6 digits, a quoted key or ] at position 2
            map.yaml:13:27: fields[3].constant cannot be used together with a source
            map.yaml:14:5: fields[4].source is missing: a value has a source or is a constant
            map.yaml:15:5: fields[5] needs "target"
            map.yaml:16:5: fields[6] must be a mapping, not text
            map.yaml:18:25: fields[8].target makes a value of what "q.r" makes an object\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{source: a, target: x, tpye: any} | 5:28: fields[0].tpye is not a known key, did you mean \"type\"?",
        "{source: a, target: x, default: y, type: integer} | 5:37: fields[0].default is text where a whole number is expected",
        "{constant: many, target: x, type: integer} | 5:16: fields[0].constant is text where a whole number is expected",
        "{constant: a, default: b, target: x} | 5:28: fields[0].default cannot be used together with a constant",
        "{source: a, lower: true, upper: true, target: x} | 5:37: fields[0].upper cannot be used together with lower",
        "{source: a, lower: true, type: any, target: x} | 5:36: fields[0].type must be string for trim, lower and upper",
        "{source: 'a[].b', target: x} | 5:14: fields[0].source has more [] than the target: write [0] for the first element of an array",
        "{source: ['a[].b', 'c[].d[].e'], target: 'x[].y[]'} | 5:14: fields[0].source has paths with different numbers of []",
        "{source: [], target: x} | 5:14: fields[0].source must not be empty",
        "{source: [[a]], target: x} | 5:15: fields[0].source[0] must be text, not a list",
        "{source: {a: b}, target: x} | 5:14: fields[0].source must be text, not a mapping",
        "{source: a, target: '[0].x'} | 5:25: fields[0].target must begin with a key and have at most 40 steps",
        "{source: a, target: ''} | 5:25: fields[0].target must not be blank",
        "{source: a, target: x, lower: often} | 5:35: fields[0].lower must be true or false, not text",
        "{source: '', target: x} | 5:14: fields[0].source is wrong: A path has 1 to 1000 characters, was 0"
      })
  void wrongFieldIsReported(String field, String problem) {
    assertThatThrownBy(() -> FieldMap.parse(HEADER + "  - " + field + "\n", "map.yaml"))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("map.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{key: id} | 3:9: record needs \"kind\"",
        "{kind: asset} | 3:9: record needs \"key\"",
        "{kind: finding, key: id} | 3:9: record needs \"asset\"",
        "{kind: asset, key: id, asset: a} | 3:39: record.asset is for findings only",
        "{kind: asset, key: id, severity: a} | 3:42: record.severity is for findings only",
        "{kind: asset, key: id, status: a} | 3:40: record.status is for findings only",
        "{kind: asset, key: id, stub: true} | 3:38: record.stub is for findings only",
        "{kind: asset, key: []} | 3:28: record.key must not be empty",
        "{kind: asset, key: id, sevrity: a} | 3:32: record.sevrity is not a known key, did you mean \"severity\"?",
        "{kind: asset, key: 'a[].b'} | 3:28: record.key has one value: write [0] instead of [] in its source",
        "{kind: asset, key: a..b} | 3:28: record.key source is wrong: Malformed path \"a..b\": expected a key at position 2",
        "{kind: asset, key: {lower: true}} | 3:28: record.key source is missing: a value has a source or is a constant",
        "{kind: asset, key: {source: a, type: text}} | 3:46: record.key.type cannot be \"text\"; known are X",
        "asset | 3:9: record must be a mapping, not text"
      })
  void wrongRecordIsReported(String record, String problem) {
    assertThatThrownBy(
            () ->
                FieldMap.parse(
                    "name: a\nversion: 1\nrecord: " + record + "\nfields: [{source: a, target: x}]",
                    "map.yaml"))
        .isInstanceOf(ConnectorException.class)
        .message()
        .isEqualTo(
            "map.yaml:"
                + problem.replace("X", "any, boolean, datetime, integer, number, object, string"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a | a | is already filled by \"a\"",
        "a[] | a[0] | is already filled by \"a[]\"",
        "['a'].b | a.b | is already filled by \"['a'].b\"",
        "a | a.b | makes an object of what \"a\" makes a value",
        "a.b | a | makes a value of what \"a.b\" makes an object",
        "a.b | a[].b | makes an array of what \"a.b\" makes an object",
        "a[].b | a.b | makes an object of what \"a[].b\" makes an array",
        "a[] | a | makes a value of what \"a[]\" makes an array"
      })
  void targetsThatClashAreReported(String one, String other, String problem) {
    String text =
        HEADER
            + "  - {source: s, target: \""
            + one
            + "\"}\n"
            + "  - {source: s, target: \""
            + other
            + "\"}\n";

    assertThatThrownBy(() -> FieldMap.parse(text, "map.yaml"))
        .hasMessage("map.yaml:6:25: fields[1].target " + problem);
  }

  @Test
  void fileWithoutAnythingIsReported() {
    assertThatThrownBy(() -> FieldMap.parse("{}", "map.yaml"))
        .hasMessage(
            """
            map.yaml:1:1: needs "name"
            map.yaml:1:1: needs "version"
            map.yaml:1:1: needs "fields"
            map.yaml:1:1: needs "record"\
            """);
  }

  @Test
  void numberOfFieldsIsBounded() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < FieldMap.MAX_FIELDS; i++) {
      text.append("  - {source: a, target: x").append(i).append("}\n");
    }
    assertThat(FieldMap.parse(text.toString(), "map.yaml").fields()).hasSize(FieldMap.MAX_FIELDS);

    text.append("  - {source: a, target: last}\n");
    assertThatThrownBy(() -> FieldMap.parse(text.toString(), "map.yaml"))
        .hasMessage("map.yaml:5:3: fields has 2001 fields, more than 2000");
  }

  @Test
  void depthOfTargetsIsBounded() {
    String forty = "a" + ".a".repeat(39);
    assertThat(FieldMap.parse(HEADER + "  - {source: a, target: " + forty + "}\n", "m").fields())
        .hasSize(1);
    assertThatThrownBy(
            () -> FieldMap.parse(HEADER + "  - {source: a, target: " + forty + ".a}\n", "m"))
        .hasMessage("m:5:25: fields[0].target must begin with a key and have at most 40 steps");
  }
}
