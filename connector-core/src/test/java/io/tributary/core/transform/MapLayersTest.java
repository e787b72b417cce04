package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapLayersTest {
  private static final String BASE =
      """
      lookups: {severity: {high: High}}
      record: {kind: finding, key: id, asset: about, severity: s}
      fields:
        - {source: a, target: name}
        - {source: b, lookup: severity, target: severity}
      """;

  @TempDir private Path folder;

  private FieldMap load(String map) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
    return FieldMap.load(Files.writeString(folder.resolve("map.yaml"), map));
  }

  @Test
  void whatAMapDoesNotSayIsAsItsBaseSays() throws IOException {
    FieldMap map =
        load(
            """
            name: own
            version: 2.0.0
            base: base.yaml
            record: {key: key}
            fields:
              - {source: c, target: name}
              - {source: d, lookup: severity, target: more}
            """);

    assertThat(map.fields()).extracting(Field::target).containsExactly("name", "severity", "more");
    assertThat(map.fields().get(0).sources()).containsExactly("c");
    assertThat(map.fields().get(2).value().lookup()).containsEntry("high", "High");
    assertThat(map.record().key()).isEqualTo(Value.of("key"));
    assertThat(map.record().severity()).contains(Value.of("s"));
  }

  @Test
  void twoFieldsOfOneFileWithOneTargetAreStillAMistake() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    name: own
                    version: 2.0.0
                    base: base.yaml
                    fields: [{source: c, target: name}, {source: d, target: name}]
                    """))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("target is already filled by \"name\"");
  }

  @Test
  void mistakesOfTheBaseAreReportedWithItsName() {
    assertThatThrownBy(
            () -> {
              Files.writeString(folder.resolve("wrong.yaml"), "fields: [{source: a, targt: b}]");
              FieldMap.load(
                  Files.writeString(
                      folder.resolve("map.yaml"),
                      "{name: a, version: 1, base: wrong.yaml, record: {kind: asset, key: id}}"));
            })
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("wrong.yaml:1:")
        .hasMessageContaining("targt");
  }

  @Test
  void aBaseThatIsNotThereOrGoesRoundIsReported() {
    assertThatThrownBy(() -> load("{name: a, version: 1, base: none.yaml}"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("none.yaml");
    assertThatThrownBy(
            () -> {
              Files.writeString(folder.resolve("round.yaml"), "base: round.yaml");
              load("{name: a, version: 1, base: round.yaml}");
            })
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("too many files under it");
    assertThatThrownBy(() -> FieldMap.parse("{name: a, version: 1, base: x.yaml}", "text"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("text is based");
  }
}
