package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import org.junit.jupiter.api.Test;

class MapViewTest {
  private static final FieldMap MAP =
      FieldMap.parse(
          """
          name: "odd: name # [x]"
          version: "1.0"
          description: "Two\\nlines, \\"quoted\\" and 'so' \\u2028 \\u0085 \\u00e4: - yes"
          source: rows
          target: etm
          record:
            kind: finding
            key: {source: id, lower: true}
            asset: [a, b]
            severity: {source: s, lookup: {"": x, "true": "null", "1": 2, "*": z}}
            stub: false
            objects: [p]
            json: [p.q]
            skip: [{rule: off, source: s, in: ["no", "off", "~"]}]
            when: [{rule: right, source: s, matches: "^a"}]
            forEach: {source: l, as: one}
          fields:
            - {source: ["['a.b'][]", c], target: "x[].y", trim: true, upper: true, default: "0"}
            - {constant: {a: [1, 2.50, true, "", []], b: {}}, target: const, note: "Why: so."}
            - {source: d, type: datetime, pattern: dd.MM.yyyy, format: epoch-seconds, target: d}
            - {source: "t[].n", join: ", ", extract: "a(b)", target: t}
            - source: w
              split: ";"
              target: w
              when: [{source: s, exists: true}, {source: s, notIn: [x]}]
          """,
          "test.yaml");

  private static void assertSame(FieldMap loaded) {
    assertThat(loaded.name()).isEqualTo(MAP.name());
    assertThat(loaded.version()).isEqualTo(MAP.version());
    assertThat(loaded.description()).isEqualTo(MAP.description());
    assertThat(loaded.source()).isEqualTo(MAP.source());
    assertThat(loaded.target()).isEqualTo(MAP.target());
    assertThat(loaded.record()).isEqualTo(MAP.record());
    assertThat(loaded.fields()).isEqualTo(MAP.fields());
  }

  @Test
  void yamlLoadsAgainToAnEqualMap() {
    assertSame(FieldMap.parse(MapView.yaml(MAP), "view.yaml"));
  }

  @Test
  void cloneLoadsToAnEqualMapAndSaysWhatCanBeDone() {
    String text = MapView.clone(MAP);

    assertSame(FieldMap.parse(text, "clone.yaml"));
    assertThat(text).startsWith("# A copy of the map odd: name # [x]").doesNotContain("<<", ">>");
  }

  @Test
  void jsonSaysWhatProgramsNeed() {
    FieldMap map =
        Explained.map(
            """
            description: About.
            source: rows
            target: etm
            record: {kind: asset, key: id}
            fields:
              - {source: [a, b], trim: true, lower: true, default: d, target: x, note: n}
              - {constant: 5, target: y}
            """);

    assertThat(Json.text(MapView.json(map)))
        .isEqualTo(
            "{\"name\":\"test\",\"version\":\"1\",\"description\":\"About.\","
                + "\"sourceModel\":\"rows\",\"targetModel\":\"etm\",\"record\":{\"kind\":\"asset\","
                + "\"key\":{\"source\":\"id\",\"type\":\"string\"}},\"fields\":[{\"source\":"
                + "[\"a\",\"b\"],\"type\":\"string\",\"default\":\"d\",\"target\":\"x\",\"note\":\"n\","
                + "\"conversions\":[\"trim\",\"lower\"]},"
                + "{\"constant\":5,\"type\":\"integer\",\"target\":\"y\"}]}");
  }
}
