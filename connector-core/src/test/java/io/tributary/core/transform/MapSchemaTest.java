package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.transform.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the parser say the same. */
class MapSchemaTest {
  static Stream<Arguments> keysAreThoseOfTheParser() {
    return Stream.of(
        Arguments.of("properties", MapKeys.ROOT),
        Arguments.of("$defs.record.properties", MapKeys.RECORD),
        Arguments.of("$defs.skip.properties", MapKeys.SKIP),
        Arguments.of("$defs.forEach.properties", MapKeys.FOR_EACH),
        Arguments.of("$defs.condition.properties", MapKeys.CONDITION),
        Arguments.of("$defs.rowCondition.properties", MapKeys.ROW_CONDITION),
        Arguments.of("$defs.value.properties", MapKeys.VALUE),
        Arguments.of("$defs.field.properties", MapKeys.FIELD));
  }

  @ParameterizedTest
  @MethodSource
  void keysAreThoseOfTheParser(String path, List<String> keys) throws IOException {
    Document properties = (Document) Objects.requireNonNull(schema().value(path));

    assertThat(properties.keys()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void wordsAreThoseOfTheParser() throws IOException {
    assertThat(schema().value("$defs.type.enum"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrderElementsOf(DataType.byWord().keySet());
    assertThat(schema().value("$defs.dateForm.anyOf[0].enum"))
        .isEqualTo(List.of(Refinement.EPOCH_SECONDS, Refinement.EPOCH_MILLISECONDS));
    assertThat(MapKeys.VALUE)
        .containsAll(Stream.of(Conversion.values()).map(Conversion::word).toList());
  }

  @Test
  void valuesOfFieldsAndOfRecordsAreDescribedAlike() throws IOException {
    for (String key : MapKeys.VALUE) {
      assertThat(schema().value("$defs.field.properties." + key))
          .isEqualTo(schema().value("$defs.value.properties." + key));
    }
  }

  private static Document schema() throws IOException {
    try (InputStream in = FieldMap.class.getResourceAsStream("map.schema.json")) {
      return Json.document(Objects.requireNonNull(in).readAllBytes());
    }
  }
}
