package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.testkit.contract.RandomDocuments;
import io.tributary.transform.Mapping;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any row; a failure names its seed. */
class FieldMapPropertyTest {
  private static final int ROWS_PER_SEED = 2_000;

  private static final FieldMap EVERYTHING =
      FieldMap.resource(FieldMapPropertyTest.class, "everything.yaml");
  private static final List<String> KEYS =
      Stream.concat(
              EVERYTHING.fields().stream().flatMap(field -> field.sources().stream()),
              Stream.of("id", "about"))
          .flatMap(source -> FieldPath.parse(source).steps().stream())
          .flatMap(
              step -> step instanceof FieldPath.Key key ? Stream.of(key.name()) : Stream.empty())
          .distinct()
          .toList();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyRowIsMappedOrFailsWithAReasonAndStaysAsItIs(long seed) {
    RandomDocuments random = new RandomDocuments(seed, KEYS);
    for (int i = 0; i < ROWS_PER_SEED; i++) {
      Document document = random.any();
      document = document.at("id") == null ? document.with("id", "f") : document;
      document = document.at("about") == null ? document.with("about", "a") : document;
      String before = document.toString();
      SourceRecord row = new SourceRecord("test", "", document);

      Mapping mapping = EVERYTHING.apply(row);

      assertThat(document).hasToString(before);
      assertThat(EVERYTHING.apply(row)).isEqualTo(mapping);
      if (mapping instanceof Mapping.Failed failed) {
        assertThat(failed.reason()).startsWith("record.");
      } else {
        Mapping.Mapped mapped = (Mapping.Mapped) mapping;
        assertThat(mapped.records()).hasSize(2);
        mapped.records().forEach(FieldMapPropertyTest::assertHasNoNulls);
      }
    }
  }

  private static void assertHasNoNulls(TargetRecord record) {
    record.document().forEach((key, value) -> assertThat(value).as("value of %s", key).isNotNull());
  }
}
