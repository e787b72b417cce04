package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.Connector;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.contract.RandomDocuments;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/**
 * What holds for every shipped map, whatever JSON it gets: it throws nothing, changes nothing, and
 * gives the same again; what it fails, it gives a reason for. Half of the documents are random,
 * half are rows of an estate in which something is wrong. A failure names the seed of its document.
 *
 * <p>A build tries 200,000 documents, all maps taken together; with {@code
 * -Dtributary.property.documents=200000}, as many for each map; with {@code
 * -Dtributary.property.seed=…}, others.
 */
class ShippedMapsPropertyTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();
  private static final int DOCUMENTS =
      Integer.getInteger(
          "tributary.property.documents", 1 + 200_000 / DEFENDER.maps().names().size());
  private static final long SEED = Long.getLong("tributary.property.seed", 20_261_125L);

  static Set<String> maps() {
    return DEFENDER.maps().names();
  }

  private static List<String> keys(FieldMap map) {
    Stream<String> paths =
        Stream.concat(
            map.fields().stream().flatMap(field -> field.sources().stream()),
            map.record().rows().json().stream());
    return Stream.concat(
            Stream.of("id", "assetKey", "cves", "containers", "images", "zones", "odd key", ""),
            paths
                .flatMap(path -> FieldPath.parse(path).steps().stream())
                .flatMap(
                    step ->
                        step instanceof FieldPath.Key key ? Stream.of(key.name()) : Stream.empty()))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void anyJsonIsMappedOrRefusedAndStaysAsItIs(String name) {
    FieldMap map = (FieldMap) DEFENDER.maps().get(name);
    List<String> keys = keys(map);
    List<SourceRecord> rows = EstateRows.shared().of(name);
    assertThat(rows).as("rows of the estate for %s", name).isNotEmpty();
    for (int i = 0; i < DOCUMENTS; i++) {
      long seed = SEED + i;
      Document row =
          i % 2 == 0
              ? new RandomDocuments(seed, keys).any()
              : new OddRows(seed, keys).changed(rows.get(i / 2 % rows.size()).document());
      assertHolds(map, row, seed);
    }
  }

  private static void assertHolds(TransformMap map, Document odd, long seed) {
    int before = odd.hashCode();
    SourceRecord row = new SourceRecord("odd", "", odd);
    Mapping mapping;
    Mapping again;
    try {
      mapping = map.apply(row);
      again = map.apply(row);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(map + " threw on the document of seed " + seed, e);
    }
    if (!again.equals(mapping)) {
      assertThat(again).as("second mapping by %s, seed %d", map, seed).isEqualTo(mapping);
    }
    if (odd.hashCode() != before) {
      throw new AssertionError(map + " changed the document of seed " + seed);
    }
    if (mapping instanceof Mapping.Failed failed && failed.reason().isBlank()) {
      throw new AssertionError(map + " gave no reason for the document of seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void rowsTenThousandLevelsDeepAreTaken(String name) {
    TransformMap map = DEFENDER.maps().get(name);
    Document deep = Document.empty();
    for (int level = 0; level < 10_000; level++) {
      deep = Document.owning(Map.of("properties", level % 2 == 0 ? deep : List.of(deep)));
    }
    Document nested = deep;
    SourceRecord sample = EstateRows.shared().of(name).get(0);

    for (String key : sample.document().keys()) {
      assertThatCode(() -> map.apply(sample.withDocument(sample.document().with(key, nested))))
          .as("%s with %s nested", name, key)
          .doesNotThrowAnyException();
    }
  }
}
