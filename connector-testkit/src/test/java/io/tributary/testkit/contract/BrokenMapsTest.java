package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BrokenMapsTest {
  @Test
  void mapThatThrowsOnAnUnexpectedTypeIsFound() {
    TransformMap casting =
        row -> {
          Document properties = (Document) row.document().value("properties");
          return asset(properties == null ? "none" : "some", row.document());
        };

    assertThat(failures(() -> casting, Map.of("properties", Map.of("name", "web"))))
        .contains("damagedSamplesAreTaken", "randomRowsAreTaken");
  }

  @Test
  void mapThatThrowsOnAMissingKeyIsFound() {
    TransformMap demanding = row -> asset(row.document().text("id").orElseThrow(), row.document());

    assertThat(failures(() -> demanding, Map.of("id", "a"))).contains("emptyRowIsTaken");
  }

  @Test
  void mapThatReturnsNullIsFound() {
    TransformMap silent = row -> row.document().isEmpty() ? null : asset("a", row.document());

    assertThat(failures(() -> silent, Map.of("id", "a"))).contains("emptyRowIsTaken");
  }

  @Test
  void mapThatFailsItsSamplesIsFound() {
    assertThat(failures(() -> row -> Mapping.fail("No row is good"), Map.of("id", "a")))
        .containsExactly("samplesAreMapped");
  }

  @Test
  void mapThatCountsIsFound() {
    AtomicInteger count = new AtomicInteger();
    TransformMap counting = row -> asset("a" + count.incrementAndGet(), row.document());

    assertThat(failures(() -> counting, Map.of("id", "a")))
        .contains(
            "rowsAreMappedTheSameInAnyThread", "sameRowGivesTheSame", "damagedSamplesAreTaken");
  }

  @Test
  void mapThatChangesItsRowIsFound() {
    Map<String, Object> tree = new ConcurrentHashMap<>(Map.of("id", "a"));
    TransformMap careless =
        row -> {
          tree.put("seen" + tree.size(), true);
          return asset("a", Document.empty());
        };

    assertThat(failures(() -> careless, tree)).contains("rowsAreLeftAlone");
  }

  @Test
  void mapThatLosesWhatItCannotConvertIsFound() {
    TransformMap quiet =
        row ->
            asset(
                "a",
                row.document().value("name") instanceof String name
                    ? Document.owning(Map.of("name", name))
                    : Document.empty());

    assertThat(failures(() -> quiet, Map.of("id", "a", "name", "web")))
        .containsExactly("whatCannotBeConvertedIsReported");
  }

  @Test
  void mapThatNotesWhatItCannotConvertIsWhole() {
    TransformMap noting =
        row ->
            row.document().value("name") instanceof String name
                ? asset("a", Document.owning(Map.of("name", name)))
                : new Mapping.Mapped(
                    List.of(new Asset("a", false, Document.empty())),
                    List.of(new Mapping.Note("name", "name", "an object is no text")));

    assertThat(failures(() -> noting, Map.of("id", "a", "name", "web"))).isEmpty();
  }

  @Test
  void mapThatOverflowsItsStackIsFound() {
    TransformMap recursive = row -> asset("a" + depth(row.document(), 0), row.document());

    assertThat(failures(() -> recursive, Map.of("id", "a"))).contains("deeplyNestedRowsAreTaken");
  }

  private static int depth(Object value, int level) {
    if (level > 100) {
      throw new StackOverflowError();
    }
    if (value instanceof Document document) {
      return document.keys().stream()
          .mapToInt(key -> depth(document.at(key), level + 1))
          .max()
          .orElse(level);
    }
    return value instanceof List<?> list
        ? list.stream().mapToInt(element -> depth(element, level + 1)).max().orElse(level)
        : level;
  }

  private static Mapping asset(String key, Document document) {
    return Mapping.of(new Asset(key, false, document));
  }

  private static Set<String> failures(Supplier<TransformMap> maps, Map<String, ?> sample) {
    return ContractRun.failures(
        TransformMapContract.class,
        () ->
            new TransformMapContract() {
              @Override
              protected TransformMap map() {
                return maps.get();
              }

              @Override
              protected List<SourceRecord> samples() {
                return List.of(new SourceRecord("contoso.machine", "a", Document.owning(sample)));
              }
            });
  }
}
