package io.tributary.core.transform;

import static io.tributary.core.transform.MapRuns.apply;
import static io.tributary.core.transform.MapRuns.assetMap;
import static io.tributary.core.transform.MapRuns.notes;
import static io.tributary.core.transform.MapRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.transform.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final String ROW =
      """
      {"kind": " VM ", "zero": 0, "flag": true, "empty": "", "object": {"a": 1}, "v": "x",
       "bad": "soon",
       "list": [{"k": "a", "v": 1}, {"k": "b", "v": 2}, {"v": 3}, {"k": "A", "v": 4}]}
      """;

  private static FieldMap rows(String when) {
    return FieldMap.parse(
        "name: t\nversion: 1\nrecord: {kind: asset, key: v, when: ["
            + when
            + "]}\nfields: [{source: v, target: v}]",
        "t.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: kind, in: [other, vm] | true",
        "source: kind, in: vm | true",
        "source: kind, in: [other] | false",
        "source: zero, in: ['0'] | true",
        "source: flag, in: [True] | true",
        "source: none, in: [vm] | false",
        "source: object, in: [vm] | false",
        "source: kind, notIn: [other] | true",
        "source: kind, notIn: [other, VM] | false",
        "source: none, notIn: [vm] | true",
        "source: object, notIn: [vm] | true",
        "source: kind, exists: true | true",
        "source: kind, exists: false | false",
        "source: empty, exists: true | false",
        "source: none, exists: false | true",
        "source: object.a, exists: true | true",
        "source: kind, matches: '^ V' | true",
        "source: kind, matches: v | false",
        "source: kind, matches: '(X)?VM' | true",
        "source: none, matches: .* | false",
      })
  void rowsAreMappedAndFieldsWrittenOnlyIfTheConditionHolds(String condition, boolean holds) {
    assertThat(apply(rows("{rule: no, " + condition + "}"), ROW))
        .isInstanceOf(holds ? Mapping.Mapped.class : Mapping.Skipped.class);
    assertThat(output(assetMap("source: v, target: t, when: {" + condition + "}"), ROW))
        .isEqualTo(holds ? "{\"t\":\"x\"}" : "{}");
  }

  @Test
  void whatCannotBeToldIsNeitherSkippedNorLeftOutWithoutANote() {
    String row = "{\"v\": \"x\", \"long\": \"" + "C".repeat(TextPattern.LONGEST_TEXT + 1) + "\"}";

    assertThat(apply(rows("{rule: no, source: long, matches: C}"), row))
        .isEqualTo(
            Mapping.fail(
                "Whether the row is left out by no cannot be told: long is text that is too long"
                    + " to be searched"));
    assertThat(notes(assetMap("source: v, target: t, when: {source: long, matches: C}"), row))
        .containsExactly(new Mapping.Note("long", "t", "text that is too long to be searched"));
  }

  @Test
  void ruleOfTheFirstConditionThatDoesNotHoldIsTheReason() {
    assertThat(
            apply(
                rows(
                    "{rule: yes, source: kind, in: [vm]}, {rule: no, source: kind, in: [a]},"
                        + " {rule: also, source: kind, in: [a]}"),
                ROW))
        .isEqualTo(Mapping.skip("no"));
  }

  @Test
  void allConditionsOfAFieldMustHold() {
    FieldMap map =
        assetMap(
            "source: v, target: a, when: [{source: kind, in: [vm]}, {source: flag, in: ['true']}]",
            "source: v, target: b, when: [{source: kind, in: [vm]}, {source: flag, in: [x]}]",
            "constant: c, target: c, when: [{source: kind, in: [vm]}]");

    assertThat(output(map, ROW)).isEqualTo("{\"a\":\"x\",\"c\":\"c\"}");
  }

  @Test
  void conditionIsAskedForEachElement() {
    FieldMap map =
        assetMap(
            "source: 'list[].v', type: integer, target: 'a[].v',"
                + " when: {source: 'list[].k', in: [a]}",
            "constant: yes, target: 'b[].is', when: {source: 'list[].k', in: [b]}",
            "source: 'list[].v', type: integer, target: 'c[].v', when: {source: kind, in: [vm]}");

    assertThat(output(map, ROW))
        .isEqualTo(
            "{\"a\":[{\"v\":1},{\"v\":4}],\"b\":[{\"is\":\"yes\"}],"
                + "\"c\":[{\"v\":1},{\"v\":2},{\"v\":3},{\"v\":4}]}");
  }

  @Test
  void textBesideADateIsKeptOnlyIfTheConditionHolds() {
    FieldMap map =
        assetMap(
            "source: bad, type: datetime, target: a, when: {source: kind, in: [vm]}",
            "source: bad, type: datetime, target: b, when: {source: kind, in: [x]}",
            "source: bad, type: datetime, target: c");

    assertThat(output(map, ROW)).isEqualTo("{\"aText\":\"soon\",\"cText\":\"soon\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: v, when: {source: kind} | fields[0].when needs one of exists, in, notIn and matches, and not two",
        "source: v, when: {source: kind, in: [a], exists: true} | fields[0].when needs one of exists, in, notIn and matches, and not two",
        "source: v, when: {source: 'a[', exists: true} | fields[0].when has a wrong source: Malformed path",
        "source: v, when: {source: kind, matches: '('} | fields[0].when has no regular expression in matches: Unclosed group",
        "source: v, when: {sorce: kind, exists: true} | fields[0].when.sorce is not a known key, did you mean \"source\"?",
        "source: v, when: [x] | fields[0].when[0] must be a mapping",
        "source: v, when: {source: kind, exists: maybe} | fields[0].when.exists must be true or false",
        "source: v, when: {source: 'a[].b', exists: true} | fields[0].source has more [] than the target",
        "source: 'a[].b', when: {source: 'a[].b[].c', exists: true} | fields[0].when has another number of [] in its source",
      })
  void wrongConditionsAreReported(String field, String problem) {
    assertThatThrownBy(() -> assetMap(field + ", target: t"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: kind, exists: true} | record.when[0] needs \"rule\"",
        "{rule: a, source: 'a[].b', exists: true} | record.when must have a path without []",
        "{rule: a, source: kind} | record.when needs one of exists, in, notIn and matches",
      })
  void wrongConditionsOfRowsAreReported(String when, String problem) {
    assertThatThrownBy(() -> rows(when))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void conditionsAreMadeInCode() {
    FieldMap map =
        FieldMap.builder("m")
            .record(
                RecordRule.asset(Value.of("v"))
                    .withRows(
                        RowRule.plain()
                            .withWhens(new RowRule.When("no-vm", Condition.in("kind", "vm")))))
            .field(Field.of(Value.of("v"), "a").when(Condition.exists("flag")))
            .field(Field.of(Value.of("v"), "b").when(Condition.missing("flag")))
            .field(Field.of(Value.of("v"), "c").when(Condition.notIn("kind", "x")))
            .field(Field.of(Value.of("v"), "d").when(Condition.matches("kind", "V")))
            .build();

    assertThat(output(map, ROW)).isEqualTo("{\"a\":\"x\",\"c\":\"x\",\"d\":\"x\"}");
    assertThat(apply(map, "{\"v\": 1}")).isEqualTo(Mapping.skip("no-vm"));
  }
}
