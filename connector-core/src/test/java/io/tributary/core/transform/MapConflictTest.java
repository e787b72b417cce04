package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.core.transform.MapConflict.Kind;
import io.tributary.failure.ConnectorException;
import io.tributary.transform.MapLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host's file over a shipped map, before and after an upgrade of the library. */
class MapConflictTest {
  private static final String SHIPPED =
      """
      name: azure.virtual-machine
      version: 1.0.0
      description: A machine.
      source: rows
      target: etm
      lookups: {power: {on: running}}
      record: {kind: asset, key: {source: id, lower: true}}
      fields:
        - {source: id, target: asset.id}
        - {source: name, target: asset.name}
        - {source: power, lookup: power, target: asset.power}
      """;

  private static final String UPGRADED =
      """
      name: azure.virtual-machine
      version: 1.1.0
      source: rows
      target: etm
      lookups: {power: {on: Running}}
      record: {kind: asset, key: {source: id, lower: true}}
      fields:
        - {source: id, target: asset.id}
        - {source: [tags.name, name], target: asset.name}
        - {source: size, target: asset.size}
      """;

  private static final String HOST =
      """
      version: 1.0.0-host
      base: azure.virtual-machine
      baseVersion: 1.0.0
      remove: [asset.power]
      lookups: {power: {on: up}}
      record: {key: vmId}
      fields:
        - {source: displayName, target: asset.name}
        - {source: power, lookup: power, target: asset.state}
      """;

  @TempDir private Path folder;

  private FieldMap load(String shipped, String host) throws IOException {
    FieldMap map = FieldMap.parse(shipped, "shipped.yaml");
    return MapReader.plain()
        .withShipped(MapLibrary.of(Map.of(map.name(), map)))
        .load(Files.writeString(folder.resolve("own.yaml"), host));
  }

  @Test
  void hostsFileLiesOverTheShippedMapOfThatName() throws IOException {
    FieldMap map = load(SHIPPED, HOST);

    assertThat(map)
        .returns("azure.virtual-machine", FieldMap::name)
        .returns("1.0.0-host", FieldMap::version)
        .returns("A machine.", FieldMap::description)
        .returns("rows", FieldMap::source)
        .returns("etm", FieldMap::target);
    assertThat(map.fields())
        .extracting(Field::target)
        .containsExactly("asset.id", "asset.name", "asset.state");
    assertThat(
            MapRuns.output(
                map, "{\"vmId\": 1, \"name\": \"a\", \"displayName\": \"b\", \"power\": \"on\"}"))
        .isEqualTo("{\"asset\":{\"name\":\"b\",\"state\":\"up\"}}");
    assertThat(map.conflicts()).isEmpty();
  }

  @Test
  void upgradeKeepsTheHostsChangesAndListsWhatToLookAt() throws IOException {
    FieldMap map = load(UPGRADED, HOST);

    assertThat(map.fields())
        .extracting(Field::target)
        .containsExactly("asset.id", "asset.name", "asset.size", "asset.state");
    assertThat(map.fields().get(1).sources()).containsExactly("displayName");
    assertThat(map.conflicts())
        .extracting(MapConflict::kind, MapConflict::part)
        .containsExactly(
            tuple(Kind.REPLACES, "record.key"),
            tuple(Kind.REPLACES, "lookups.power"),
            tuple(Kind.REMOVES_NOTHING, "asset.power"),
            tuple(Kind.REPLACES, "asset.name"),
            tuple(Kind.ADDS, "asset.state"));
    assertThat(map.conflicts().get(3))
        .hasToString(
            "made for version 1.0.0, based on azure.virtual-machine 1.1.0: \"asset.name\" stands in"
                + " place of what is there, which may have changed");
  }

  @Test
  void upgradeThatNoLongerCompilesFails() {
    assertThatThrownBy(
            () ->
                load(
                    UPGRADED.replace("lookups: {power: {on: Running}}\n", ""),
                    HOST.replace("lookups: {power: {on: up}}\n", "")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("own.yaml:8:")
        .hasMessageContaining("fields[1].lookup cannot be \"power\"; there are none");
  }

  @Test
  void fileBesideComesBeforeTheShippedMap() throws IOException {
    Files.writeString(
        folder.resolve("azure.virtual-machine"),
        """
        name: beside
        version: 1.0.0
        record: {kind: asset, key: k}
        fields: [{source: a, target: asset.power}]
        """);

    FieldMap map = load(UPGRADED, HOST);

    assertThat(map.name()).isEqualTo("beside");
    assertThat(map.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base: azure.virtual-machin | own.yaml:2:7: base cannot be used: Cannot read",
        "base: azure.virtual-machin | nor a map of that name; the maps are [azure.virtual-machine]",
        "{base: azure.virtual-machine, remove: [asset.powr]} | remove[0] is no target of what it is based on, did you mean \"asset.power\"?",
        "{remove: [a]} | remove is for maps with a base",
        "{baseVersion: 1.0.0} | baseVersion is for maps with a base",
      })
  void wrongLayersAreReported(String keys, String problem) {
    String body = keys.startsWith("{") ? keys.substring(1, keys.length() - 1) : keys;
    assertThatThrownBy(() -> load(SHIPPED, "version: 1\n" + body.replace(", ", "\n") + "\n"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void baseWithoutAVersionCannotBeCompared() throws IOException {
    Files.writeString(
        folder.resolve("b.yaml"),
        "{record: {kind: asset, key: k}, fields: [{source: a, target: b}]}");

    assertThatThrownBy(() -> load(SHIPPED, "{name: a, version: 1, base: b.yaml, baseVersion: 1}"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageEndingWith("baseVersion cannot be told: what it is based on has no version");
  }

  @Test
  void mapThatWasMadeInCodeCannotBeABase() {
    FieldMap made = FieldMap.parse(SHIPPED, "shipped.yaml").toBuilder().build();

    assertThatThrownBy(
            () ->
                MapReader.plain()
                    .withShipped(MapLibrary.of(Map.of(made.name(), made)))
                    .parse(HOST, "host.yaml"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("it was made in code and has no file");
  }
}
