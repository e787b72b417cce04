package io.tributary.core.explain;

import static io.tributary.core.explain.Explained.explain;
import static io.tributary.core.explain.Explained.map;
import static io.tributary.core.explain.Explained.missing;
import static io.tributary.core.explain.Explained.value;
import static io.tributary.core.explain.Explained.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tributary.core.explain.ExplainedRecord.Kind;
import io.tributary.core.explain.ExplainedValue.Origin;
import io.tributary.core.explain.ExplainedValue.Taken;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.transform.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final String ASSET = "record: {kind: asset, key: id}\nfields:\n";

  @Test
  void valueTellsItsSourceWhatStoodThereAndWhatWasDone() {
    FieldMap map =
        map(ASSET + "  - {source: os.Name, lower: true, trim: true, target: a.os, note: Why.}\n");

    ExplainedValue os =
        value(
            explain(map, "{\"id\": 1, \"OS\": {\"name\": \" Linux \"}}").records().get(0), "a.os");

    assertThat(os.value()).contains("linux");
    assertThat(os.origin()).isEqualTo(Origin.SOURCE);
    assertThat(os.taken()).contains(new Taken("os.Name", "OS.name", " Linux ", " Linux "));
    assertThat(os.conversions()).containsExactly("string", "trim", "lower");
    assertThat(os.note()).isEqualTo("Why.");
  }

  @Test
  void ofSeveralSourcesTheOneThatWonIsToldAndThoseThatWerePassedOver() {
    FieldMap map =
        map(
            ASSET
                + "  - {source: [a, b, c, d], lookup: {none: '', hi: High}, target: t}\n"
                + "  - {source: [x, y], default: 7, type: integer, target: u}\n"
                + "  - {constant: fixed, target: v}\n");

    ExplainedRecord record =
        explain(map, "{\"id\": 1, \"b\": \"None\", \"c\": \"hi\", \"d\": 1}").records().get(0);

    assertThat(value(record, "t").taken()).contains(new Taken("c", "c", "hi", "High"));
    assertThat(value(record, "t").passedOver()).containsExactly(new Taken("b", "b", "None", ""));
    assertThat(value(record, "t").conversions()).containsExactly("lookup", "string");
    assertThat(value(record, "u").origin()).isEqualTo(Origin.DEFAULT);
    assertThat(value(record, "u").taken()).isEmpty();
    assertThat(value(record, "v").origin()).isEqualTo(Origin.CONSTANT);
  }

  @Test
  void elementsOfArraysAreToldOneByOneWithTheirPlacesOnBothSides() {
    FieldMap map =
        map(
            ASSET
                + "  - {source: 'h[].size', type: integer, target: 'layers[].size'}\n"
                + "  - {source: 'h[].by[]', target: 'layers[].by[].name'}\n"
                + "  - {source: 'first[]', target: 'single[].x'}\n"
                + "  - {source: plain, target: 'single[].y'}\n");

    ExplainedRecord record =
        explain(
                map,
                "{\"id\": 1, \"h\": [{}, {\"size\": 5, \"by\": [null, \"me\"]}, {\"size\": \"x\"}],"
                    + " \"first\": [\"f\"], \"plain\": \"p\"}")
            .records()
            .get(0);

    assertThat(values(record))
        .containsExactly(
            entry("layers[0].size", "5"),
            entry("layers[0].by[0].name", "\"me\""),
            entry("single[0].x", "\"f\""),
            entry("single[0].y", "\"p\""));
    assertThat(value(record, "layers[0].size").taken().orElseThrow().place())
        .isEqualTo("h[1].size");
    assertThat(value(record, "layers[0].by[0].name").taken().orElseThrow().place())
        .isEqualTo("h[1].by[1]");
    assertThat(value(record, "single[0].x").taken().orElseThrow().place()).isEqualTo("first[0]");
  }

  @Test
  void findingTellsItsPartsAndItsStubs() {
    FieldMap map =
        map(
            "record: {kind: finding, key: {source: id, lower: true}, asset: about,"
                + " severity: sev, status: {constant: open}, related: other}\n"
                + "fields:\n"
                + "  - {source: title, target: name}\n"
                + "  - {source: where, target: asset.place}\n"
                + "  - {source: box, target: related.asset.box}\n");

    List<ExplainedRecord> records =
        explain(
                map,
                "{\"id\": \"F\", \"about\": \"a\", \"title\": \"t\", \"where\": \"w\","
                    + " \"other\": \"o\", \"box\": \"b\"}")
            .records();

    assertThat(records)
        .extracting(ExplainedRecord::kind)
        .containsExactly(Kind.FINDING, Kind.STUB, Kind.RELATED);
    assertThat(records).extracting(ExplainedRecord::key).containsExactly("f", "a", "o");
    assertThat(records.get(0).parts())
        .extracting(ExplainedValue::target)
        .containsExactly("record.key", "record.asset", "record.severity", "record.status");
    assertThat(records.get(0).parts().get(2).value()).isEmpty();
    assertThat(records.get(0).parts().get(3).origin()).isEqualTo(Origin.CONSTANT);
    assertThat(values(records.get(1))).containsExactly(entry("asset.place", "\"w\""));
    assertThat(values(records.get(2))).containsExactly(entry("asset.box", "\"b\""));
  }

  @Test
  void findingTellsWhyThereIsNoRelatedAsset() {
    FieldMap map =
        map(
            """
            record: {kind: finding, key: id, asset: about, related: other}
            fields: [{source: box, target: related.asset.box}]
            """);

    List<ExplainedRecord> records = explain(map, "{\"id\": \"F\", \"about\": \"a\"}").records();

    assertThat(records).extracting(ExplainedRecord::kind).doesNotContain(Kind.RELATED);
    ExplainedValue related = records.get(0).parts().get(2);
    assertThat(related.target()).isEqualTo("record.related");
    assertThat(related.value()).isEmpty();
  }

  @Test
  void recordsOfElementsTellWhichAndWhereInTheRowTheirValuesStand() {
    FieldMap map =
        map(
            """
            record: {kind: asset, key: [c.id, id], forEach: {source: l, as: c}}
            fields: [{source: c.id, target: x}, {source: id, target: y}]
            """);

    List<ExplainedRecord> records =
        explain(map, "{\"id\": \"r\", \"l\": [null, {\"id\": \"one\"}, {\"ID\": \"two\"}]}")
            .records();

    assertThat(records).extracting(ExplainedRecord::element).containsExactly("l[1]", "l[2]");
    assertThat(value(records.get(1), "x").taken())
        .contains(new Taken("c.id", "l[2].ID", "two", "two"));
    assertThat(value(records.get(1), "y").taken()).contains(new Taken("id", "id", "r", "r"));
  }

  @Test
  void keysOfElementsThatAreLaidOverTheRowAreFoundInTheElement() {
    FieldMap map =
        map(
            """
            record: {kind: asset, key: id, forEach: l}
            fields: [{source: name, target: x}, {source: id, target: y}]
            """);

    Explanation explanation =
        explain(
            map,
            "{\"id\": \"r\", \"l\": [\"no\", {\"id\": \"i\", \"extra\": 1}], \"name\": \"n\"}");

    ExplainedRecord record = explanation.records().get(0);
    assertThat(record.element()).isEqualTo("l[1]");
    assertThat(value(record, "y").taken().orElseThrow().place()).isEqualTo("l[1].id");
    assertThat(value(record, "x").taken().orElseThrow().place()).isEqualTo("name");
    assertThat(explanation.unused())
        .extracting(UnusedField::place)
        .containsExactly("id", "l[0]", "l[1].extra");
  }

  @Test
  void whatCannotBeConvertedIsMissingWithItsReasonAndADatesTextStandsBeside() {
    FieldMap map =
        map(
            ASSET
                + "  - {source: n, type: integer, target: a.n}\n"
                + "  - {source: d, type: datetime, target: a.d}\n"
                + "  - {source: o.x, target: a.o}\n"
                + "  - {source: nowhere, target: a.p}\n");

    ExplainedRecord record =
        explain(map, "{\"id\": 1, \"n\": \"many\", \"d\": \"soon\", \"o\": 5}").records().get(0);

    assertThat(values(record)).containsExactly(entry("a.dText", "\"soon\""));
    assertThat(value(record, "a.dText").origin()).isEqualTo(Origin.TEXT_OF_DATE);
    assertThat(value(record, "a.dText").taken().orElseThrow().place()).isEqualTo("d");
    assertThat(missing(record, "a.n").problem()).isEqualTo("text where a whole number is expected");
    assertThat(missing(record, "a.n").taken().orElseThrow().raw()).isEqualTo("many");
    assertThat(missing(record, "a.d").problem()).contains("a date");
    assertThat(missing(record, "a.o").problem()).contains("where an object is expected");
    assertThat(missing(record, "a.p").problem()).isEmpty();
    assertThat(missing(record, "a.p").origin()).isEqualTo(Origin.NOTHING);
  }

  @Test
  void fieldsOfAnArrayThatIsNotThereAreMissingToo() {
    FieldMap map =
        map(ASSET + "  - {source: 'l[].x', target: 'a[].x'}\n  - {source: 'm[]', target: 'b[]'}\n");

    ExplainedRecord record = explain(map, "{\"id\": 1, \"m\": 5}").records().get(0);

    assertThat(missing(record, "a[].x").problem()).isEmpty();
    assertThat(missing(record, "b[]").problem()).isEqualTo("a number where an array is expected");
  }

  @Test
  void fieldsThatMadeNothingAreToldWithTheRulesThatNameThem() {
    FieldMap map = map(ASSET + "  - {source: [a, b], target: t}\n  - {source: c.d, target: u}\n");

    Explanation explanation =
        explain(
            map,
            "{\"id\": 1, \"a\": 1, \"b\": 2, \"c\": {\"D\": {\"e\": [1]}, \"f\": null, \"g\": {}},"
                + " \"x.y\": [true]}");

    assertThat(explanation.unused())
        .containsExactly(
            new UnusedField("b", 2, List.of("t")),
            new UnusedField("c.D.e[0]", 1, List.of("u")),
            new UnusedField("c.g", Json.document("{}"), List.of()),
            new UnusedField("['x.y'][0]", true, List.of()));
  }

  @Test
  void joinedSplitExtractedAndConditionalValuesAreTold() {
    FieldMap map =
        map(
            ASSET
                + "  - {source: 't[].n', join: ', ', target: joined}\n"
                + "  - {source: words, split: ';', target: split}\n"
                + "  - {source: id, extract: '[0-9]+', type: integer, target: number}\n"
                + "  - {source: id, target: held, when: {source: ok, in: [yes]}}\n");

    Explanation explanation =
        explain(
            map,
            "{\"id\": \"vm-12\", \"ok\": \"no\", \"words\": \"a;b\","
                + " \"t\": [{\"n\": \"x\", \"m\": 0}, {\"n\": \"y\"}]}");

    ExplainedRecord record = explanation.records().get(0);
    assertThat(values(record))
        .containsExactly(
            entry("joined", "\"x, y\""), entry("split", "[\"a\",\"b\"]"), entry("number", "12"));
    assertThat(value(record, "joined").conversions()).containsExactly("join", "string");
    assertThat(value(record, "number").taken()).contains(new Taken("id", "id", "vm-12", "12"));
    assertThat(missing(record, "held").problem())
        .isEqualTo("its condition on \"ok\" does not hold");
    assertThat(explanation.unused()).extracting(UnusedField::place).containsExactly("t[0].m");
  }

  @Test
  void rowsThatAreLeftOutOrFailAreToldAsFarAsTheyCame() {
    FieldMap map =
        map(
            "record: {kind: finding, key: id, asset: about,"
                + " skip: [{rule: off, source: state, in: [off]}]}\n"
                + "fields: [{source: a, target: a}]\n");

    Explanation skipped = explain(map, "{\"id\": 1, \"state\": \"OFF\", \"a\": 2}");
    Explanation failed = explain(map, "{\"id\": 1, \"a\": 2}");

    assertThat(skipped.mapping()).isEqualTo(Mapping.skip("off"));
    assertThat(skipped.records()).isEmpty();
    assertThat(skipped.unused()).extracting(UnusedField::place).containsExactly("id", "a");
    assertThat(failed.mapping()).isInstanceOf(Mapping.Failed.class);
    assertThat(failed.records().get(0).key()).isEqualTo("1");
    assertThat(failed.records().get(0).parts().get(1).value()).isEmpty();
  }

  @Test
  void jsonInStringsIsReadFirst() {
    FieldMap map =
        map(
            """
            record: {kind: asset, key: id, json: [p.raw]}
            fields: [{source: 'p.raw[1].x', target: x}]
            """);

    Explanation explanation =
        explain(map, "{\"id\": 1, \"p\": {\"raw\": \"[0, {\\\"x\\\": 5}]\"}}");

    assertThat(value(explanation.records().get(0), "x").taken().orElseThrow().raw()).isEqualTo(5);
    assertThat(explanation.unused()).containsExactly(new UnusedField("p.raw[0]", 0, List.of()));
  }

  @Test
  void explanationIsADocumentToo() {
    FieldMap map = map(ASSET + "  - {source: [a, b], target: t}\n");

    assertThat(Json.text(explain(map, "{\"id\": \"k\", \"B\": \"v\", \"c\": 1}").document()))
        .isEqualTo(
            "{\"map\":\"test\",\"version\":\"1\",\"row\":\"r\",\"outcome\":\"mapped\",\"records\":["
                + "{\"kind\":\"asset\",\"key\":\"k\",\"parts\":[{\"path\":\"record.key\","
                + "\"target\":\"record.key\",\"value\":\"k\",\"origin\":\"source\",\"source\":\"id\","
                + "\"at\":\"id\",\"raw\":\"k\",\"conversions\":[\"string\"]}],\"values\":["
                + "{\"path\":\"t\",\"target\":\"t\",\"value\":\"v\",\"origin\":\"source\","
                + "\"source\":\"b\",\"at\":\"B\",\"raw\":\"v\",\"conversions\":[\"string\"],"
                + "\"sources\":[\"a\",\"b\"]}],\"missing\":[]}],\"notes\":[],"
                + "\"unused\":[{\"path\":\"c\",\"value\":1}]}");
  }
}
