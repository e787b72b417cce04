package io.tributary.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.config.ConfigFile;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
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
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CHECKED =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

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
    assertThat(problems(read(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a} | dependentRequired",
        "{nam: a} | additionalProperties",
        "{baseVersion: 1} | dependentRequired",
        "{fields: [{source: a}]} | /fields/0 required",
        "{fields: [{target: a}]} | /fields/0 oneOf",
        "{fields: [{source: a, constant: b, target: c}]} | /fields/0 oneOf",
        "{fields: [{source: [a, b], target: c, type: strng}]} | /fields/0/type enum",
        "{fields: [{source: [], target: c}]} | /fields/0/source minItems",
        "{fields: [{source: a, target: c, when: {source: a, exists: true, in: [b]}}]} | /fields/0/when oneOf",
        "{lookups: {a: {b: [c]}}} | /lookups/a/b type",
        "{record: {kind: thing}} | /record/kind enum",
        "{record: {forEach: {as: a}}} | /record/forEach required",
        "{fields: [{source: a, target: b, when: {source: a, matches: '('}}]} | /fields/0/when/matches format",
        "{fields: [{source: a, target: b, extract: '('}]} | /fields/0/extract format",
      })
  void whatTheParserRefusesIsNotValid(String map, String problem) throws IOException {
    assertThat(problems(ConfigFile.parse(map, "map"))).contains(problem);
  }

  @Test
  void whatTheParserNeedsIsEnough() throws IOException {
    assertThat(problems(ConfigFile.parse("{name: a, version: 1}", "map"))).isEmpty();
  }

  @Test
  void schemaIsOfTheDraftThatEditorsKnow() throws IOException {
    assertThat(Json.document(schema()).text("$schema")).contains(SchemaId.V202012);
    assertThat(
            SCHEMAS
                .getSchema(SchemaLocation.of(SchemaId.V202012), CHECKED)
                .validate(schema(), InputFormat.JSON))
        .isEmpty();
  }

  private static ConfigFile read(String file) {
    return ConfigFile.resource(DefenderForCloud.class, "transform/" + file);
  }

  /** Where something is wrong, and which keyword of the schema says so. */
  private static List<String> problems(ConfigFile map) throws IOException {
    String json = Json.text(Document.owning(map.root().value()));
    return SCHEMAS.getSchema(schema(), CHECKED).validate(json, InputFormat.JSON).stream()
        .map(problem -> (problem.getInstanceLocation() + " " + problem.getType()).strip())
        .toList();
  }

  private static String schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(FieldMap.class.getResourceAsStream("map.schema.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
