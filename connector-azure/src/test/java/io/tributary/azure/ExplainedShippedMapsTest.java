package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Connector;
import io.tributary.core.explain.Coverage;
import io.tributary.core.explain.CoverageCount;
import io.tributary.core.explain.ExplainedRecord;
import io.tributary.core.explain.ExplainedValue;
import io.tributary.core.explain.Explainer;
import io.tributary.core.explain.Explanation;
import io.tributary.core.explain.MapView;
import io.tributary.core.json.Json;
import io.tributary.core.transform.EmbeddedJson;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Every value that a shipped map makes of the rows of a generated estate is explained. */
class ExplainedShippedMapsTest {
  private static final Connector DEFENDER =
      DefenderForCloud.builder().credential(request -> Mono.empty()).build();

  private static EstateRows rows;

  @BeforeAll
  static void read() throws IOException {
    rows =
        EstateRows.of(
            Estate.builder()
                .seed(7)
                .subscriptions(2)
                .virtualMachines(60)
                .findings(400)
                .vulnerabilities(600)
                .build());
  }

  static Set<String> maps() {
    return DEFENDER.maps().names();
  }

  private static FieldMap map(String name) {
    return (FieldMap) DEFENDER.maps().get(name);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void everyValueOfEveryRowIsExplainedAndNothingElse(String name) {
    FieldMap map = map(name);
    Explainer explainer = new Explainer(map);
    EmbeddedJson json = EmbeddedJson.at(map.record().rows().json());
    assertThat(rows.of(name)).isNotEmpty();
    for (SourceRecord row : rows.of(name)) {
      Explanation explanation = explainer.explain(row);

      assertThat(explanation.mapping()).isEqualTo(map.apply(row));
      if (explanation.mapping() instanceof Mapping.Mapped mapped) {
        assertCovers(explanation.records(), mapped.records());
      }
      assertReads(explanation, json.read(row.document(), new LinkedHashSet<>()));
    }
  }

  private static void assertCovers(List<ExplainedRecord> explained, List<TargetRecord> records) {
    assertThat(explained).hasSameSizeAs(records);
    for (int i = 0; i < records.size(); i++) {
      assertThat(explained.get(i).key()).isEqualTo(records.get(i).key());
      Map<String, String> told = new TreeMap<>();
      for (ExplainedValue value : explained.get(i).values()) {
        leaves(value.place(), value.value().orElseThrow(), told);
        assertThat(value.taken().isPresent())
            .as(value.place())
            .isEqualTo(
                value.origin() != ExplainedValue.Origin.CONSTANT
                    && value.origin() != ExplainedValue.Origin.DEFAULT);
      }
      Map<String, String> output = new TreeMap<>();
      leaves("", records.get(i).document(), output);
      assertThat(told).isEqualTo(output);
    }
  }

  private static void assertReads(Explanation explanation, Document row) {
    for (ExplainedRecord record : explanation.records()) {
      for (ExplainedValue value : record.values()) {
        value
            .taken()
            .ifPresent(
                taken ->
                    assertThat(Json.valueText(value(row, taken.place())))
                        .as(taken.place())
                        .isEqualTo(Json.valueText(taken.raw())));
      }
    }
  }

  private static Object value(Document row, String place) {
    Object value = row.value(place);
    assertThat(value).as(place).isNotNull();
    return value == null ? "" : value;
  }

  private static void leaves(String place, Object value, Map<String, String> found) {
    if (value instanceof Document document && !document.isEmpty()) {
      document.forEach(
          (key, child) -> {
            if (child != null) {
              leaves(place.isEmpty() ? key : place + "." + key, child, found);
            }
          });
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        leaves(place + "[" + i + "]", list.get(i), found);
      }
    } else {
      found.put(place, Json.valueText(value));
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void viewAndCloneLoadAgainToAnEqualMap(String name) {
    FieldMap map = map(name);
    for (String text : List.of(MapView.yaml(map), MapView.clone(map))) {
      FieldMap loaded = FieldMap.parse(text, name);

      assertThat(loaded.name() + loaded.version()).isEqualTo(map.name() + map.version());
      assertThat(loaded.description()).isEqualTo(map.description());
      assertThat(loaded.source() + loaded.target()).isEqualTo(map.source() + map.target());
      assertThat(loaded.record()).isEqualTo(map.record());
      assertThat(loaded.fields()).isEqualTo(map.fields());
    }
  }

  @Test
  void everyPromisedTargetIsFilledOrItIsSaidWhyNot() throws IOException {
    Map<String, Set<String>> filled = new LinkedHashMap<>();
    for (String name : maps()) {
      CoverageCount count = new CoverageCount(map(name));
      rows.of(name).forEach(count::add);
      Set<String> targets = new TreeSet<>();
      for (Coverage.Target target : count.result().targets()) {
        if (target.filled() > 0) {
          targets.add(target.target());
        }
      }
      filled.put(name, targets);
    }
    Set<String> empty = new TreeSet<>();
    ShippedMapsTest.promisedFields()
        .map(line -> line.split(" \\| ", -1))
        .filter(promise -> !filled.getOrDefault(promise[0], Set.of()).contains(promise[2]))
        .forEach(promise -> empty.add(promise[0] + " | " + promise[2]));

    assertThat(empty).isEqualTo(saidWhyNot());
  }

  /** Lines of {@code map | target | reason}. */
  private static Set<String> saidWhyNot() throws IOException {
    try (InputStream in =
        ExplainedShippedMapsTest.class.getResourceAsStream("unfilled-targets.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.lastIndexOf(" | ")))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
