package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.json.Json;
import io.tributary.failure.ConnectorException;
import io.tributary.record.Asset;
import io.tributary.record.Finding;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a map does with a row before it makes records of it, and what becomes of odd values. */
class RowRuleTest {
  private static final String CONTAINERS =
      """
      name: containers
      version: 1.0.0
      record: {kind: asset, key: [container.id, id], forEach: {source: containers, as: container}}
      fields:
        - {source: name, target: group}
        - {source: container.id, target: id}
      """;

  private static final String CVES =
      """
      name: cves
      version: 1.0.0
      record:
        kind: finding
        key: [cve, id]
        asset: id
        severity: {source: [severity, properties.severity], lookup: severity}
        forEach: cves
        json: [properties.details]
        skip: [{rule: not-scanned, source: properties.cause, in: [Unscanned]}]
        related: containerKey
      lookups:
        severity: {HIGH: High, unknown: ""}
      fields:
        - {source: cve, target: cve}
        - {source: properties.details.name, target: name}
        - {source: properties.seen, type: datetime, target: times.seen}
        - {source: name, target: asset.name}
        - {source: containerName, target: related.asset.name}
      """;

  private static Mapping map(String map, String row) {
    return FieldMap.parse(map, "map")
        .apply(new SourceRecord("d", "", Json.document(row.replace('\'', '"'))));
  }

  private static Mapping.Mapped mapped(String map, String row) {
    return (Mapping.Mapped) map(map, row);
  }

  private static List<String> keys(Mapping.Mapped mapping) {
    return mapping.records().stream().map(TargetRecord::key).toList();
  }

  @Test
  void everyElementMakesARecordBesideWhatTheRowHas() {
    Mapping.Mapped mapping =
        mapped(CONTAINERS, "{'id':'g','name':'group','containers':[{'id':'a'},{'id':'b'}]}");

    assertThat(keys(mapping)).containsExactly("a", "b");
    assertThat(mapping.records())
        .allSatisfy(record -> assertThat(record.document().text("group")).contains("group"));
  }

  @Test
  void aRowWithoutElementsMakesOneRecord() {
    assertThat(keys(mapped(CONTAINERS, "{'id':'g','containers':[]}"))).containsExactly("g");
    assertThat(keys(mapped(CONTAINERS, "{'id':'g'}"))).containsExactly("g");
    Mapping.Mapped odd = mapped(CONTAINERS, "{'id':'g','containers':'none'}");
    assertThat(keys(odd)).containsExactly("g");
    assertThat(odd.notes())
        .containsExactly(
            new Mapping.Note("containers", "record", "text where an array is expected"));
  }

  @Test
  void aRowWithNothingButOddElementsMakesOneRecordToo() {
    Mapping.Mapped odd = mapped(CONTAINERS, "{'id':'g','containers':[null]}");

    assertThat(keys(odd)).containsExactly("g");
    assertThat(odd.notes()).hasSize(1);
  }

  @Test
  void keysOfAnElementAreLaidOverThoseOfTheRow() {
    Mapping.Mapped mapping =
        mapped(CVES, "{'id':'vm','severity':'x','cves':[{'cve':'1','severity':'high'},7]}");

    Finding finding = (Finding) mapping.records().get(0);
    assertThat(finding.key()).isEqualTo("1");
    assertThat(finding.severity()).isEqualTo("High");
    assertThat(mapping.notes())
        .containsExactly(
            new Mapping.Note("cves", "record", "something else than an object in the array"));
  }

  @Test
  void aRowOfWhichOneElementHasNoKeyFailsAsAWhole() {
    assertThat(map(CONTAINERS, "{'containers':[{'id':'a'},{}]}"))
        .isInstanceOf(Mapping.Failed.class);
  }

  @Test
  void jsonInAStringIsReadAndWhatIsReadAlreadyStays() {
    String text = "{'id':'vm','properties':{'details':'{\\'name\\':\\'lib\\'}'}}";
    assertThat(name(mapped(CVES, text.replace("\\'", "\\\"")))).isEqualTo("lib");
    assertThat(name(mapped(CVES, "{'id':'vm','properties':{'details':{'name':'lib'}}}")))
        .isEqualTo("lib");
  }

  @Test
  void textThatIsNoJsonIsNoted() {
    Mapping.Mapped mapping = mapped(CVES, "{'id':'vm','properties':{'details':'[1'}}");

    assertThat(mapping.notes())
        .contains(new Mapping.Note("properties.details", "row", "text that is no JSON"));
    assertThat(mapping.records()).hasSize(2);
  }

  private static String name(Mapping.Mapped mapping) {
    return mapping.records().get(0).document().text("name").orElse("");
  }

  @Test
  void aRowIsLeftOutUnderItsRule() {
    assertThat(map(CVES, "{'id':'vm','properties':{'cause':'unscanned'}}"))
        .isEqualTo(Mapping.skip("not-scanned"));
  }

  @Test
  void aWordThatMeansNothingLeavesTheChoiceToTheNextSource() {
    Finding finding =
        (Finding)
            mapped(CVES, "{'id':'vm','severity':'Unknown','properties':{'severity':'hIgH'}}")
                .records()
                .get(0);

    assertThat(finding.severity()).isEqualTo("High");
  }

  @Test
  void aWordThatIsNotInTheTableStaysAsItIs() {
    assertThat(((Finding) mapped(CVES, "{'id':'vm','severity':'Odd'}").records().get(0)).severity())
        .isEqualTo("Odd");
  }

  @Test
  void aDateThatCannotBeReadIsKeptAsTextBeside() {
    Mapping.Mapped mapping = mapped(CVES, "{'id':'vm','properties':{'seen':'last Tuesday'}}");

    assertThat(mapping.records().get(0).document())
        .isEqualTo(Json.document("{\"times\":{\"seenText\":\"last Tuesday\"}}"));
    assertThat(mapping.notes()).extracting(Mapping.Note::target).containsExactly("times.seen");
    assertThat(
            mapped(CVES, "{'id':'vm','properties':{'seen':'11/13/2024 11:40:48 PM'}}")
                .records()
                .get(0)
                .document())
        .isEqualTo(Json.document("{\"times\":{\"seen\":\"2024-11-13T23:40:48Z\"}}"));
  }

  @Test
  void aRelatedAssetIsMadeWhereTheRowHasItsKey() {
    Mapping.Mapped mapping =
        mapped(CVES, "{'id':'image','name':'i','containerKey':'pod','containerName':'p'}");

    assertThat(keys(mapping)).containsExactly("image", "image", "pod");
    Asset pod = (Asset) mapping.records().get(2);
    assertThat(pod.stub()).isTrue();
    assertThat(pod.document().text("asset.name")).contains("p");
    assertThat(keys(mapped(CVES, "{'id':'image'}"))).containsExactly("image", "image");
  }

  @Test
  void mistakesOfARowRuleAreReported() {
    assertThatThrownBy(
            () ->
                FieldMap.parse(
                    """
                    name: wrong
                    version: 1.0.0
                    record:
                      kind: asset
                      key: id
                      related: other
                      json: ["a[]"]
                      forEach: "b[]"
                      skip: [{rule: r, source: "c..d", in: [x]}]
                    fields:
                      - {source: a, lookup: nowhere, target: a}
                      - {constant: a, lookup: {a: b}, target: b}
                    """,
                    "map"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("record.related is for findings only")
        .hasMessageContaining("record.json is wrong: \"a[]\" must have keys only")
        .hasMessageContaining("record.forEach must have a path without []")
        .hasMessageContaining("record.skip is wrong")
        .hasMessageContaining("lookup cannot be \"nowhere\"")
        .hasMessageContaining("lookup is for the words of a source");
  }
}
