package io.tributary.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.core.transform.EmbeddedJson;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains rows in tests, and checks what holds for any explanation. */
final class Explained {
  private Explained() {}

  static Explanation explain(FieldMap map, String row) {
    return explain(map, Json.document(row));
  }

  static Explanation explain(FieldMap map, Document row) {
    SourceRecord record = new SourceRecord("test", "r", row);
    Explanation explanation = new Explainer(map).explain(record);
    assertThat(explanation.mapping()).isEqualTo(map.apply(record));
    if (explanation.mapping() instanceof Mapping.Mapped mapped) {
      assertCovers(explanation, mapped);
    }
    assertReads(
        explanation, EmbeddedJson.at(map.record().rows().json()).read(row, new LinkedHashSet<>()));
    return explanation;
  }

  static FieldMap map(String text) {
    return FieldMap.parse("name: test\nversion: 1\n" + text, "test.yaml");
  }

  /** The values of a record by place, as JSON. */
  static Map<String, String> values(ExplainedRecord record) {
    Map<String, String> values = new LinkedHashMap<>();
    record
        .values()
        .forEach(value -> values.put(value.place(), Json.valueText(value.value().orElseThrow())));
    return values;
  }

  static ExplainedValue value(ExplainedRecord record, String place) {
    return find(record.values(), place);
  }

  static ExplainedValue missing(ExplainedRecord record, String place) {
    return find(record.missing(), place);
  }

  private static ExplainedValue find(List<ExplainedValue> values, String place) {
    Optional<ExplainedValue> found =
        values.stream().filter(value -> value.place().equals(place)).findFirst();
    assertThat(found).as(place).isPresent();
    return found.orElseThrow();
  }

  /** Every value of the output is explained, once and in order, and nothing else is. */
  private static void assertCovers(Explanation explanation, Mapping.Mapped mapped) {
    assertThat(explanation.records()).hasSameSizeAs(mapped.records());
    for (int i = 0; i < mapped.records().size(); i++) {
      TargetRecord record = mapped.records().get(i);
      ExplainedRecord explained = explanation.records().get(i);
      assertThat(explained.key()).isEqualTo(record.key());
      Map<String, String> output = new LinkedHashMap<>();
      Leaves.of(record.document(), (place, value) -> output.put(place.toString(), text(value)));
      Map<String, String> told = new LinkedHashMap<>();
      for (ExplainedValue value : explained.values()) {
        Document whole = Document.owning(Map.of("v", value.value().orElseThrow()));
        Leaves.of(
            whole,
            (place, leaf) ->
                assertThat(told.put(value.place() + place.toString().substring(1), text(leaf)))
                    .isNull());
      }
      assertThat(List.copyOf(told.entrySet())).isEqualTo(List.copyOf(output.entrySet()));
    }
  }

  /** What is said to stand somewhere in the row does so. */
  private static void assertReads(Explanation explanation, Document row) {
    for (ExplainedRecord record : explanation.records()) {
      for (ExplainedValue value : record.values()) {
        value
            .taken()
            .filter(taken -> taken.place().length() <= FieldPath.MAX_LENGTH)
            .ifPresent(
                taken ->
                    assertThat(text(row.value(taken.place())))
                        .as(taken.place())
                        .isEqualTo(text(taken.raw())));
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "nothing" : Json.valueText(value);
  }
}
