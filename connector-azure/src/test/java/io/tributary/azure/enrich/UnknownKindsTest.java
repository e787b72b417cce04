package io.tributary.azure.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.record.SourceRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownKindsTest {
  private static Enrichment enriched(String... rows) {
    List<SourceRecord> page =
        Stream.of(rows)
            .map(row -> new SourceRecord("d", "", Json.document(row.replace('\'', '"'))))
            .toList();
    Enrichment enrichment = new UnknownKinds().enrich(page);
    assertThat(enrichment.records()).isEqualTo(page);
    return enrichment;
  }

  private static String category(String word) {
    return "{'properties':{'metadata':{'recommendationCategory':'" + word + "'}}}";
  }

  private static String type(String word) {
    return "{'properties':{'additionalData':{'assessedResourceType':'" + word + "'}}}";
  }

  @Test
  void sortsThatNobodyKnowsAreCountedByTheirWord() {
    assertThat(enriched(category("NewSort"), type("Printer"), category("NewSort")).gaps())
        .containsExactly(
            new Gap(
                "sort of finding",
                "\"NewSort\" is not known; its rows are kept as generic findings",
                2),
            new Gap(
                "sort of finding",
                "\"Printer\" is not known; its rows are kept as generic findings",
                1));
  }

  @Test
  void knownSortsAndRowsWithoutAnyAreNot() {
    assertThat(
            enriched(category("unknown"), type("GeneralVulnerability"), category(""), "{}").gaps())
        .isEmpty();
  }

  @Test
  void aWordOutOfARowIsBoundedAndPlain() {
    assertThat(enriched(type("x<script>" + "y".repeat(100))).gaps().get(0).reason())
        .startsWith("\"x?script?y")
        .hasSizeLessThan(130);
  }
}
