package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.explain.MapDiff.Difference;
import io.tributary.core.explain.MapDiff.Example;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.SourceRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapComparisonTest {
  private static FieldMap asset(String fields) {
    return Explained.map("record: {kind: asset, key: id}\nfields: [" + fields + "]\n");
  }

  private static MapDiff compare(FieldMap one, FieldMap other, String... rows) {
    MapComparison comparison = new MapComparison(one, other);
    for (String row : rows) {
      comparison.add(
          new SourceRecord("t", Json.document(row).text("id").orElse(""), Json.document(row)));
    }
    return comparison.result();
  }

  @Test
  void equalMapsDifferInNothing() {
    FieldMap map = asset("{source: a, target: x}");

    MapDiff diff = compare(map, map.toBuilder().build(), "{\"id\": \"1\", \"a\": 1}", "{}");

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.rows()).isEqualTo(2);
    assertThat(diff.differences()).isEmpty();
  }

  @Test
  void numbersAreTheSameWhateverTheirClassAndTextIsAnother() {
    String row = "{\"id\": \"1\", \"a\": 5}";

    assertThat(
            compare(
                    asset("{source: a, type: number, target: x}"),
                    asset("{source: a, type: integer, target: x}"),
                    row,
                    "{\"id\": \"2\", \"a\": 5.0}")
                .isEmpty())
        .isTrue();
    assertThat(
            compare(
                    asset("{source: a, type: number, target: x}"),
                    asset("{source: a, target: x}"),
                    row)
                .isEmpty())
        .isFalse();
  }

  @Test
  void valuesThatChangeAppearAndVanishAreCountedByTargetWithTheFirstExample() {
    MapDiff diff =
        compare(
            asset("{source: a, target: x}, {source: 'l[]', target: 'y[].z'}"),
            asset("{source: a, upper: true, target: x}, {source: b, target: new}"),
            "{\"id\": \"1\", \"a\": \"A\"}",
            "{\"id\": \"2\", \"a\": \"b\", \"l\": [\"p\", \"q\"]}",
            "{\"id\": \"3\", \"a\": \"c\", \"b\": \"n\"}");

    assertThat(diff.rows()).isEqualTo(3);
    assertThat(diff.differing()).isEqualTo(2);
    assertThat(diff.differences())
        .containsExactly(
            new Difference(
                "asset: x", 2, 0, 0, new Example("2", "x", Optional.of("b"), Optional.of("B"))),
            new Difference(
                "asset: y[].z",
                0,
                0,
                2,
                new Example("2", "y[0].z", Optional.of("p"), Optional.empty())),
            new Difference(
                "asset: new",
                0,
                1,
                0,
                new Example("3", "new", Optional.empty(), Optional.of("n"))));
  }

  @Test
  void recordsAndOutcomesDifferToo() {
    FieldMap one = asset("{constant: c, target: x}");
    FieldMap other =
        Explained.map(
            """
            record: {kind: finding, key: id, asset: about, severity: s}
            fields: [{constant: c, target: x}]
            """);

    MapDiff diff = compare(one, other, "{\"id\": \"1\", \"about\": \"a\"}", "{\"id\": \"2\"}");

    assertThat(diff.differences())
        .extracting(Difference::subject)
        .containsExactly("asset", "finding", "outcome", "stub");
    assertThat(diff.differences().get(0))
        .isEqualTo(
            new Difference(
                "asset", 0, 0, 2, new Example("1", "", Optional.of("1"), Optional.empty())));
  }

  @Test
  void partsOfFindingsAreCompared() {
    String record =
        """
        record: {kind: finding, key: id, asset: about, severity: %s}
        fields: [{constant: c, target: x}]
        """;

    MapDiff diff =
        compare(
            Explained.map(record.formatted("a")),
            Explained.map(record.formatted("b")),
            "{\"id\": \"1\", \"about\": \"x\", \"a\": \"High\", \"b\": \"Low\"}");

    assertThat(Json.text(diff.document()))
        .isEqualTo(
            "{\"equal\":false,\"rows\":1,\"differing\":1,\"differences\":[{\"target\":"
                + "\"finding: record.severity\",\"changed\":1,\"appears\":0,\"vanishes\":0,"
                + "\"example\":{\"row\":\"1\",\"path\":\"record.severity\",\"before\":\"High\","
                + "\"after\":\"Low\"}}]}");
  }
}
