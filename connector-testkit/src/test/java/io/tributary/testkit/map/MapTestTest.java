package io.tributary.testkit.map;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapTestTest {
  /** An asset with the row's own name, size and tags. */
  private static final TransformMap MACHINES =
      row ->
          Mapping.of(
              new Asset(
                  row.document().text("id").orElse(row.dataset()),
                  false,
                  Document.owning(
                      Map.of(
                          "asset",
                          Map.of(
                              "name",
                              row.document().text("name").orElse("none"),
                              "size",
                              2,
                              "ports",
                              List.of(Map.of("port", 22)),
                              "tags",
                              Map.of("a b", List.of("x", "y")))))));

  /** A finding for each of the row's CVEs, with stubs. */
  private static final TransformMap CVES =
      row -> {
        List<TargetRecord> records = new ArrayList<>();
        for (String cve : row.document().texts("cves")) {
          records.add(
              new Finding(
                  cve, "vm", "High", "Unhealthy", Document.owning(Map.of("cve", cve, "open", 1))));
          records.add(new Asset("vm", true, Document.owning(Map.of("asset", "vm"))));
        }
        return new Mapping.Mapped(
            records, List.of(new Mapping.Note("date", "finding.date", "text that is no date")));
      };

  private static final MappedRow MACHINE =
      MapTest.of(MACHINES).given("{\"id\": \"a\", \"name\": \"vm-1\"}");
  private static final MappedRow TWO = MapTest.of(CVES).given("{\"cves\": [\"one\", \"two\"]}");

  @TempDir private Path folder;

  private static void fails(ThrowingCallable expectation, String... message) {
    assertThatThrownBy(expectation)
        .isInstanceOf(AssertionError.class)
        .hasMessage(String.join("", message));
  }

  @Test
  void whatIsAsExpectedPasses() {
    MACHINE
        .expect("asset.name", "vm-1")
        .expect("asset.size", 2L)
        .expect("asset.size", 2.0)
        .expect("asset.ports[].port", 22)
        .expect("asset.ports[].port", List.of(22))
        .expect("asset.ports", List.of(Map.of("port", 22)))
        .expect("asset.tags['a b']", List.of("x", "y"))
        .expectAbsent("asset.hostname")
        .expectAbsent("asset.ports[].protocol")
        .expectKey("a")
        .expectRecords(1)
        .expectNoNotes();
  }

  @Test
  void anotherValueIsShownWithItsType() {
    fails(() -> MACHINE.expect("asset.size", "2"), "expected \"2\" at asset.size, but there is 2");
    fails(
        () -> MACHINE.expect("asset.tags['a b'][]", "x"),
        "expected \"x\" at asset.tags['a b'][], but there is [\"x\",\"y\"]");
  }

  @Test
  void aWrongPathIsMetWithTheNearOnes() {
    fails(
        () -> MACHINE.expect("asset.nmae", "vm-1"),
        "expected \"vm-1\" at asset.nmae, but there is nothing;"
            + " did you mean asset.name (\"vm-1\")?");
    fails(
        () -> MACHINE.expect("asset.detail.ports[].port", 22),
        "expected 22 at asset.detail.ports[].port, but there is nothing;"
            + " did you mean asset.ports[0].port (22)?");
    assertThatThrownBy(() -> MACHINE.expect("findingGroup.findings[].severity", "High"))
        .hasMessageContaining("; there are ")
        .hasMessageContaining("asset.tags.a b[1]");
  }

  @Test
  void whatShouldNotBeThereIsShown() {
    fails(
        () -> MACHINE.expectAbsent("asset.name"),
        "expected nothing at asset.name, but there is \"vm-1\"");
  }

  @Test
  void recordsAreChosenWhereTheyDiffer() {
    TWO.expect("asset", "vm").expect("open", 1).expectRecords(4);
    TWO.finding(1).expect("cve", "two").expectKey("two").expectAssetKey("vm");
    TWO.finding(0).expectSeverity("High").expectStatus("Unhealthy").expectAbsent("asset");
    TWO.stub(1).expect("asset", "vm").row().finding(0).expect("cve", "one");
    TWO.record(2).expect("cve", "two");
    MACHINE.asset().expect("asset.name", "vm-1");

    fails(
        () -> TWO.expect("cve", "one"),
        "the records have 2 different values at cve: [\"one\",\"two\"];"
            + " choose one with finding(n), stub(n), asset(n) or record(n)");
    fails(
        () -> TWO.expectKey("one"),
        "expected one finding, but got 2 findings, 2 stubs; choose one with finding(n)");
    fails(TWO::asset, "expected one asset, but got 2 findings, 2 stubs");
    fails(() -> TWO.finding(2), "expected a finding 2, but got 2 findings, 2 stubs");
    fails(
        () -> TWO.finding(1).expect("cve", "one"),
        "expected \"one\" at cve of finding 1, but there is \"two\"");
    fails(() -> TWO.expectRecords(1), "expected 1 record, but got 2 findings, 2 stubs");
  }

  @Test
  void keysAndWordsAreCompared() {
    fails(() -> MACHINE.expectKey("b"), "expected the key \"b\", but it is \"a\"");
    fails(
        () -> TWO.finding(0).expectSeverity("Low"),
        "expected the severity \"Low\" of finding 0, but it is \"High\"");
    fails(
        () -> TWO.finding(0).expectStatus(""),
        "expected the status \"\" of finding 0, but it is \"Unhealthy\"");
    fails(
        () -> TWO.finding(0).expectAssetKey("x"),
        "expected the asset key \"x\" of finding 0, but it is \"vm\"");
    fails(() -> MACHINE.expectSeverity("Low"), "expected one finding, but got 1 asset");
  }

  @Test
  void skippedAndFailedRowsSaySo() {
    MappedRow skipped = MapTest.of(row -> Mapping.skip("healthy")).given("{}");
    MappedRow failed = MapTest.of(row -> Mapping.fail("id is not there")).given("{}");

    skipped.expectSkipped("healthy");
    failed.expectFailed("ID");
    fails(
        () -> skipped.expectSkipped("exempt"),
        "expected the row to be skipped by the rule \"exempt\","
            + " but the row was skipped by the rule \"healthy\"");
    fails(
        () -> failed.expectFailed("name"),
        "expected the row to fail because of \"name\", but the row failed: id is not there");
    fails(
        () -> MACHINE.expectFailed("name"),
        "expected the row to fail because of \"name\", but the row was mapped to 1 record");
    fails(() -> failed.expect("a", 1), "expected 1 at a, but the row failed: id is not there");
    fails(
        () -> failed.expectAbsent("a"),
        "expected nothing at a, but the row failed: id is not there");
    fails(failed::expectNoNotes, "expected no notes, but the row failed: id is not there");
  }

  @Test
  void notesAreExpectedByEitherPath() {
    TWO.expectNote("date", "No Date").expectNote("finding.date", "text");
    fails(
        () -> TWO.expectNote("date", "number"),
        "expected a note about date with \"number\","
            + " but there is date -> finding.date: text that is no date");
    fails(
        TWO::expectNoNotes,
        "expected no notes, but there is date -> finding.date: text that is no date");
    fails(
        () -> MACHINE.expectNote("date", "x"),
        "expected a note about date with \"x\", but nothing was noted");
  }

  @Test
  void aRowComesInAnyForm() throws IOException {
    Path file = Files.writeString(folder.resolve("row.json"), "{\"name\": \"file\"}");
    MapTest test = MapTest.of(MACHINES).dataset("contoso.machine");

    test.given(file).expect("asset.name", "file").expectKey("contoso.machine");
    test.givenResource(MapTestTest.class, "row.json").expect("asset.name", "resource");
    test.given(Map.of("name", "map")).expect("asset.name", "map");
    test.given(Document.owning(Map.of("name", "document"))).expect("asset.name", "document");
    test.given(new SourceRecord("other", "x", Document.empty())).expectKey("other");
  }

  @Test
  void aMapThatThrowsOrGivesNothingIsFound() {
    fails(
        () ->
            MapTest.of(
                    row -> {
                      throw new IllegalStateException("no");
                    })
                .given("{}"),
        "the map threw java.lang.IllegalStateException: no");
    assertThatThrownBy(() -> MapTest.of(row -> null).given("{}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("gave null");
  }

  @Test
  void whatIsNoRowIsRefused() {
    MapTest test = MapTest.of(MACHINES);

    assertThatThrownBy(() -> test.given("{\n \"a\": ?}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2, column 7");
    assertThatThrownBy(() -> test.given("[]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> test.given("{} {}")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> test.givenResource(MapTestTest.class, "none.json"))
        .hasMessageContaining("There is no resource none.json");
  }

  @Test
  void aRowMayBeDeeperThanWhatItIsMappedTo() {
    String deep = "{\"name\": \"a\", \"b\": " + "[".repeat(999) + "]".repeat(999) + "}";
    MapTest all =
        MapTest.of(row -> Mapping.of(new Asset("a", false, row.document().with("c", "d"))));

    MapTest.of(row -> Mapping.skip(row.document().text("name").orElse("")))
        .given(deep)
        .expectSkipped("a");
    all.given("{\"b\": " + "[".repeat(99) + "]".repeat(99) + "}").expect("c", "d");
    assertThatThrownBy(() -> all.given(deep))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a record that is nested deeper than 100 levels");
  }

  @Test
  void aRowBeyondTheBoundsIsRefusedInWhateverForm() throws IOException {
    MapTest test = MapTest.of(MACHINES);
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    String text = "x".repeat(50_000_000);
    Path file = Files.writeString(folder.resolve("big.json"), "{\"a\":\"" + text + "\"}");
    Document nested = Document.empty();
    for (int level = 0; level < 10_000; level++) {
      nested = Document.owning(Map.of("a", nested));
    }
    Document tree = nested;

    assertThatThrownBy(() -> test.given(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The row is nested deeper than 1000 levels, which no run takes");
    assertThatThrownBy(() -> test.given(tree)).hasMessageContaining("deeper than 1000 levels");
    assertThatThrownBy(() -> test.given(new SourceRecord("d", "i", tree)))
        .hasMessageContaining("deeper than 1000 levels");
    assertThatThrownBy(() -> test.given("{\"a\":\"" + text + "\"}"))
        .hasMessage("The row is longer than 33554432 characters, which no run takes");
    assertThatThrownBy(() -> test.given(Map.of("a", text))).hasMessageContaining("is longer than");
    assertThatThrownBy(() -> test.given(file)).hasMessageContaining("big.json is longer than");
  }
}
