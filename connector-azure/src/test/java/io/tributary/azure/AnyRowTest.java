package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.Connector;
import io.tributary.azure.enrich.AssessedResources;
import io.tributary.azure.enrich.CveDetails;
import io.tributary.azure.enrich.ExternalTags;
import io.tributary.azure.enrich.GroupContainers;
import io.tributary.azure.enrich.MachineDisk;
import io.tributary.azure.enrich.Vulnerabilities;
import io.tributary.enrich.Enricher;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.Table;
import io.tributary.testkit.contract.RandomDocuments;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/**
 * No row breaks a shipped map or what comes before it, also one of another sort, or one that makes
 * no sense: it is mapped, left out, or fails with a reason.
 */
class AnyRowTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();
  private static final int SEEDS = 400;

  private static final List<Enricher> ENRICHERS =
      List.of(
          new ExternalTags(),
          new MachineDisk(),
          new GroupContainers(),
          new AssessedResources(),
          new Vulnerabilities(
              ids -> new CveDetails.Found(Map.of(), Optional.of("nobody asks"), 0),
              List.of("properties.id")));

  static Set<String> maps() {
    return DEFENDER.maps().names();
  }

  private static List<SourceRecord> rows() {
    List<SourceRecord> rows = new ArrayList<>();
    Estate estate = Estate.builder().findings(40).vulnerabilities(60).build();
    for (String name : estate.names()) {
      Table table = estate.table(name);
      for (int i = 0; i < table.size(); i++) {
        Document row = Document.owning(table.row(i));
        rows.add(new SourceRecord("any", row.text("id").orElse(""), row));
      }
    }
    for (int seed = 0; seed < SEEDS; seed++) {
      rows.add(new SourceRecord("random " + seed, "", new RandomDocuments(seed).any()));
    }
    rows.add(new SourceRecord("deep", "", RandomDocuments.nested(500)));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("maps")
  void anyRowIsTaken(String name) throws InterruptedException {
    TransformMap map = DEFENDER.maps().get(name);
    List<SourceRecord> enriched = rows();
    for (Enricher enricher : ENRICHERS) {
      enriched = enricher.enrich(enriched).records();
    }
    for (SourceRecord row : enriched) {
      assertThatCode(() -> map.apply(row))
          .as(row.dataset() + " " + row.id())
          .doesNotThrowAnyException();
      assertThat(map.apply(row)).isEqualTo(map.apply(row));
      if (map.apply(row) instanceof Mapping.Failed failed) {
        assertThat(failed.reason()).isNotBlank();
      }
    }
  }
}
