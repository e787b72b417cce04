package io.tributary.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.DefenderForCloud;
import io.tributary.core.config.ConfigFile;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Editors that check map files against the published schema find nothing in the shipped ones. */
class MapSchemaTest {
  /** The files of all shipped maps, and those that they are based on. */
  static Stream<String> shippedMapsAreValid() {
    Set<String> files = new LinkedHashSet<>();
    for (String name :
        DefenderForCloud.builder().credential(request -> Mono.empty()).build().maps().names()) {
      String file = name + ".yaml";
      while (!file.isEmpty() && files.add(file)) {
        file = read(file).root().text("base", "");
      }
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource
  void shippedMapsAreValid(String file) throws IOException {
    assertThat(schema().problems(read(file).root().value())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, version: 1} | ",
        "{name: a} | $ needs version",
        "{nam: a} | $ has nam",
        "{baseVersion: 1} | $ needs base",
        "{fields: [{source: a}]} | $.fields[0] needs target",
        "{fields: [{target: a}]} | $.fields[0] is not one of the choices",
        "{fields: [{source: a, constant: b, target: c}]} | $.fields[0] is not one of the choices",
        "{fields: [{source: [a, b], target: c, type: strng}]} | $.fields[0].type is none of the words",
        "{fields: [{source: [], target: c}]} | $.fields[0].source is none of the choices",
        "{fields: [{source: a, target: c, when: {source: a, exists: true, in: [b]}}]} | $.fields[0].when is none of the choices",
        "{lookups: {a: {b: [c]}}} | $.lookups.a.b is of another type",
        "{record: {kind: thing}} | $.record.kind is none of the words",
        "{record: {forEach: {as: a}}} | $.record.forEach is none of the choices",
      })
  void whatTheParserRefusesIsNotValid(String map, String problem) throws IOException {
    Map<String, Object> value = ConfigFile.parse(map, "map").root().value();

    if (problem == null) {
      assertThat(schema().problems(value)).isEmpty();
    } else {
      assertThat(schema().problems(value)).contains(problem);
    }
  }

  @Test
  void schemaIsOfTheDraftThatEditorsKnow() throws IOException {
    try (InputStream in = stream()) {
      assertThat(Json.document(in.readAllBytes()).text("$schema"))
          .contains("https://json-schema.org/draft/2020-12/schema");
    }
  }

  private static ConfigFile read(String file) {
    return ConfigFile.resource(DefenderForCloud.class, "transform/" + file);
  }

  private static SchemaCheck schema() throws IOException {
    try (InputStream in = stream()) {
      Document schema = Json.document(in.readAllBytes());
      return new SchemaCheck(schema);
    }
  }

  private static InputStream stream() {
    return Objects.requireNonNull(FieldMap.class.getResourceAsStream("map.schema.json"));
  }
}
