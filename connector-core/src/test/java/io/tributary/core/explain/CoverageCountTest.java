package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.explain.Coverage.Idle;
import io.tributary.core.explain.Coverage.SourceField;
import io.tributary.core.explain.Coverage.Target;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.SourceRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageCountTest {
  private static final FieldMap MAP =
      Explained.map(
          """
          record:
            kind: finding
            key: id
            asset: about
            skip:
              - {rule: off, source: state, in: [off]}
              - {rule: gone, source: state, in: [gone]}
          fields:
            - {source: [a, b], lookup: {hi: High, lo: Low}, default: none, target: level}
            - {source: n, type: integer, target: n}
            - {source: "l[].x", target: "list[].x"}
            - {source: d, type: datetime, target: d}
            - {source: never, target: asset.never}
          """);

  private static Coverage count(String... rows) {
    CoverageCount count = new CoverageCount(MAP);
    for (String row : rows) {
      count.add(new SourceRecord("test", "", Json.document(row)));
    }
    return count.result();
  }

  private static final Coverage COVERAGE =
      count(
          "{\"id\": 1, \"about\": \"v\", \"a\": \"hi\", \"n\": \"x\", \"d\": \"soon\", \"l\": [{\"x\": 1}, {\"x\":"
              + " 2}]}",
          "{\"id\": 2, \"about\": \"v\", \"n\": 5, \"other\": {\"z\": [7, 8]}}",
          "{\"id\": 3, \"about\": \"v\", \"a\": \"HI\", \"b\": \"lo\", \"other\": {\"z\": [9]}}",
          "{\"id\": 4, \"state\": \"off\"}",
          "{\"id\": 5}");

  @Test
  void rowsAreCountedByWhatBecameOfThem() {
    assertThat(COVERAGE.rows()).isEqualTo(5);
    assertThat(COVERAGE.mapped()).isEqualTo(3);
    assertThat(COVERAGE.skipped()).isEqualTo(Map.of("off", 1L));
    assertThat(COVERAGE.failed())
        .isEqualTo(Map.of("record.asset is missing: there is nothing at \"about\"", 1L));
    assertThat(COVERAGE.records()).isEqualTo(Map.of("finding", 3L, "stub of the asset", 3L));
  }

  @Test
  void targetsTellHowOftenTheyAreFilledAndByWhat() {
    assertThat(COVERAGE.targets())
        .containsExactly(
            new Target("record.key", 3, 3, 3, 0, 0, Map.of("id", 3L)),
            new Target("record.asset", 3, 3, 3, 0, 0, Map.of("about", 3L)),
            new Target("level", 3, 3, 3, 1, 0, Map.of("a", 2L, "b", 0L)),
            new Target("n", 3, 1, 1, 0, 1, Map.of("n", 1L)),
            new Target("list[].x", 3, 1, 2, 0, 0, Map.of("l[].x", 2L)),
            new Target("d", 3, 0, 0, 0, 1, Map.of("d", 0L)),
            new Target("asset.never", 3, 0, 0, 0, 0, Map.of("never", 0L)));
  }

  @Test
  void rulesThatNeverDidAnythingAreNamed() {
    assertThat(COVERAGE.idle())
        .containsExactly(
            new Idle("level", "source b"),
            new Idle("level", "word lo"),
            new Idle("d", "never filled"),
            new Idle("asset.never", "never filled"),
            new Idle("skip gone", "never left a row out"));
  }

  @Test
  void fieldsThatNobodyReadsAreToldApartFromThoseThatOnlyMadeNothing() {
    assertThat(COVERAGE.unread()).containsExactly(new SourceField("other.z[]", 2, 7, List.of()));
    assertThat(COVERAGE.unused()).containsExactly(new SourceField("b", 1, "lo", List.of("level")));
  }

  @Test
  void moreFieldsThanAreCountedAreSaid() {
    StringBuilder row = new StringBuilder("{\"id\": 1, \"about\": \"v\"");
    for (int i = 0; i <= Coverage.MAX_FIELDS; i++) {
      row.append(", \"f").append(i).append("\": 1");
    }

    Coverage coverage = count(row + "}");

    assertThat(coverage.unread()).hasSize(Coverage.MAX_FIELDS);
    assertThat(coverage.fieldsBeyond()).isEqualTo(1);
  }

  @Test
  void coverageIsADocumentToo() {
    assertThat(Json.text(COVERAGE.document()))
        .startsWith(
            "{\"map\":\"test\",\"version\":\"1\",\"rows\":5,\"mapped\":3,\"skipped\":{\"off\":1}")
        .contains(
            "{\"target\":\"level\",\"records\":3,\"filled\":3,\"values\":3,\"defaults\":1,"
                + "\"refused\":0,\"sources\":{\"a\":2,\"b\":0}}",
            "\"unread\":[{\"path\":\"other.z[]\",\"rows\":2,\"example\":7}]");
  }
}
