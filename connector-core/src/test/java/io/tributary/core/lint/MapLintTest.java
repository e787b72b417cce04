package io.tributary.core.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.core.lint.LintFinding.Severity;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapReader;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import io.tributary.transform.MapLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapLintTest {
  /** In a planted mistake, stands at the end of the line that is wrong. */
  private static final String HERE = " #!";

  private static final DataModel ROWS =
      new DataModel(
          "rows",
          "1",
          List.of(
              required("id"),
              field("name", DataType.STRING),
              field("size", DataType.INTEGER),
              field("price", DataType.NUMBER),
              field("created", DataType.DATETIME),
              field("enabled", DataType.BOOLEAN),
              field("tags", DataType.OBJECT),
              allowed("kind", "vm", "vmss"),
              deprecated("old"),
              field("properties.settings", DataType.STRING),
              field("properties.osProfile.computerName", DataType.STRING),
              field("disks[].name", DataType.STRING),
              field("disks[].gb", DataType.NUMBER)));

  private static final DataModel ETM =
      new DataModel(
          "etm",
          "1",
          List.of(
              required("asset.header.id"),
              allowed("asset.header.type", "vm", "image"),
              field("asset.name", DataType.STRING),
              field("asset.size", DataType.INTEGER),
              field("asset.price", DataType.NUMBER),
              field("asset.created", DataType.DATETIME),
              field("asset.time", DataType.INTEGER),
              field("asset.tags", DataType.OBJECT),
              deprecated("asset.legacy"),
              required("asset.owner.name"),
              field("asset.owner.mail", DataType.STRING),
              field("asset.labels[]", DataType.STRING),
              field("asset.disks[].name", DataType.STRING),
              field("asset.disks[].gb", DataType.NUMBER)));

  private static final FieldMap SHIPPED =
      FieldMap.parse(
          """
          name: shipped
          version: 1.1.0
          source: rows
          target: etm
          record: {kind: asset, key: id}
          fields:
            - {source: id, target: asset.header.id}
            - {source: name, target: asset.name}
          """,
          "shipped.yaml");

  @TempDir private Path folder;

  private static DataModel.Field field(String path, DataType type) {
    return new DataModel.Field(path, type, false, List.of(), "", false);
  }

  private static DataModel.Field required(String path) {
    return new DataModel.Field(path, DataType.STRING, true, List.of(), "", false);
  }

  private static DataModel.Field allowed(String path, String... values) {
    return new DataModel.Field(path, DataType.STRING, false, List.of(values), "", false);
  }

  private static DataModel.Field deprecated(String path) {
    return new DataModel.Field(path, DataType.STRING, false, List.of(), "", true);
  }

  private static Optional<DataModel> model(String name) {
    return Stream.of(ROWS, ETM).filter(model -> model.name().equals(name)).findFirst();
  }

  private List<LintFinding> lint(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("map.yaml"), text);
    MapReader reader = MapReader.plain().withShipped(MapLibrary.of(Map.of("shipped", SHIPPED)));
    return MapLint.of(reader, MapLintTest::model).check(file);
  }

  private static String map(String root, String record, String fields) {
    return """
        name: test
        version: 1.0.0
        source: rows
        target: etm
        """
        + line(root, "")
        + "record:\n  kind: asset\n  key: id\n"
        + line(record, "  ")
        + "fields:\n  - {source: id, target: asset.header.id}\n"
        + line(fields, "  ");
  }

  private static String line(String text, String indent) {
    return text.isEmpty() ? "" : indent + text.replace("\n", "\n" + indent) + "\n";
  }

  private static Arguments inFields(String fields, String message) {
    return Arguments.of(map("", "", fields), Severity.ERROR, message);
  }

  private static Arguments useless(String fields, String message) {
    return Arguments.of(map("", "", fields), Severity.WARNING, message);
  }

  private static Arguments inRecord(String record, Severity severity, String message) {
    return Arguments.of(map("", record, ""), severity, message);
  }

  private static Arguments inRoot(String root, Severity severity, String message) {
    return Arguments.of(map(root, "", ""), severity, message);
  }

  static Stream<Arguments> plantedMistakes() {
    return Stream.of(
        // What keeps a file from being read.
        inRoot("descripton: x #!", Severity.ERROR, "descripton is not a known key, did you mean"),
        inFields("- {source: name, targt: asset.name} #!", "targt is not a known key"),
        inFields("- {source: name, type: strng, target: asset.name} #!", "did you mean \"string\""),
        inFields("- {source: 'name[', target: asset.name} #!", "source is wrong: Malformed path"),
        inFields("- {target: asset.name} #!", "source is missing"),
        inFields(
            "- {source: name, target: asset.name}\n- {source: id, target: asset.name} #!",
            "target is already filled by \"asset.name\""),
        inFields("- {source: name, lookup: words, target: asset.name} #!", "cannot be \"words\""),
        inFields(
            "- {source: name, lookup: {a: many}, type: integer, target: asset.size} #!",
            "lookup has for \"a\" text where a whole number is expected"),
        inFields("- {source: name, extract: '(', target: asset.name} #!", "no regular expression"),
        inFields(
            "- {source: 'disks[].name', target: asset.name} #!", "has more [] than the target"),
        // Data models and paths.
        Arguments.of(
            map("", "", "").replace("source: rows", "source: row #!"),
            Severity.ERROR,
            "source is no data model that is known: \"row\""),
        inFields(
            "- {source: nme, target: asset.name} #!",
            "source is not in data model rows: \"nme\", did you mean \"name\"?"),
        inFields(
            "- source:\n    - name\n    - computerName #!\n  target: asset.name",
            "did you mean \"properties.osProfile.computerName\"?"),
        inFields(
            "- {source: name, when: {source: knd, exists: true}, target: asset.name} #!",
            "when.source is not in data model rows: \"knd\""),
        inRecord("severity: sevrity #!", Severity.ERROR, "severity is for findings only"),
        inRecord("objects: [propertis] #!", Severity.ERROR, "objects[0] is not in data model rows"),
        inRecord("forEach: disk #!", Severity.ERROR, "forEach is not in data model rows"),
        inFields(
            "- {source: name, target: asset.nme} #!",
            "target is not in data model etm: \"asset.nme\", did you mean \"asset.name\"?"),
        inFields(
            "- {source: name, target: asset.team} #!",
            "target is not in data model etm: \"asset.team\"; what the model does not have may stand"
                + " below \"asset.tags\""),
        useless(
            "- {source: old, target: asset.name} #!", "source is deprecated in data model rows"),
        useless(
            "- {source: name, target: asset.legacy} #!", "target is deprecated in data model etm"),
        // Types and values.
        inFields(
            "- {source: enabled, type: integer, target: asset.size} #!",
            "cannot be converted: \"enabled\" is of type boolean, the field of type integer"),
        inFields(
            "- {source: properties, target: asset.name} #!", "\"properties\" is of type object"),
        inFields(
            "- {source: name, target: asset.size} #!",
            "\"asset.size\" takes the type integer in data model etm, not the type string"),
        inFields(
            "- {source: created, type: datetime, format: yyyy, target: asset.created} #!",
            "takes the type datetime in data model etm, not the type string"),
        inFields("- {source: name, target: asset.disks} #!", "takes an array in data model etm"),
        inFields(
            "- {constant: machine, target: asset.header.type} #!",
            "\"asset.header.type\" does not allow: \"machine\""),
        inFields(
            "- {source: kind, default: imag, target: asset.header.type} #!",
            "default gives what \"asset.header.type\" does not allow: \"imag\", did you mean"),
        useless(
            "- {source: price, type: integer, target: asset.size} #!",
            "loses numbers with a fraction: \"price\" is of type number"),
        useless("- {source: created, target: asset.name} #!", "stays as it is written"),
        // What is required.
        Arguments.of(
            map("", "", "- {source: name, target: asset.owner.mail}")
                .replace("fields:", "fields: #!"),
            Severity.ERROR,
            "fields has nothing for \"asset.owner.name\", which data model etm requires"),
        // What is of no use.
        useless(
            "- source:\n    - id\n    - name #!\n  target: asset.name",
            "is never reached: \"id\" is always there"),
        useless("- {source: [name, name], target: asset.name} #!", "is there twice: \"name\""),
        useless(
            "- source: id\n  default: none #!\n  target: asset.name",
            "default is never used: \"id\" is always there"),
        useless(
            "- {constant: X, lower: true, target: asset.name} #!",
            "lower is of no use for a constant"),
        useless(
            "- {source: kind, lookup: {vm: vm, vms: image}, target: asset.header.type} #!",
            "lookup.vms is never there: the source does not have \"vms\""),
        useless(
            "- {source: name, when: {source: kind, in: [machine]}, target: asset.name} #!",
            "when.in[0] is never there"),
        inRecord(
            "skip: [{rule: a, source: kind, in: [vm, disk]}] #!",
            Severity.WARNING,
            "skip[0].in[1] is never there: the source does not have \"disk\""),
        inRoot("lookups:\n  words: {a: b} #!", Severity.WARNING, "lookups.words is never used"),
        // Layers.
        Arguments.of(
            """
            version: 1.1.0-own
            base: shipped
            fields:
              - {source: name, target: asset.name} #!
            """,
            Severity.WARNING,
            "says what the base says already"),
        Arguments.of(
            """
            version: 1.1.0-own
            base: shipped
            remove: [asset.nam] #!
            """,
            Severity.ERROR,
            "is no target of what it is based on, did you mean \"asset.name\"?"),
        Arguments.of(
            """
            version: 1.0.0-own
            base: shipped
            baseVersion: 1.0.0
            fields:
              - {source: [tags.name, name], target: asset.name} #!
            """,
            Severity.WARNING,
            "made for version 1.0.0, based on shipped 1.1.0: \"asset.name\" stands in place"),
        // Files that are no map at all.
        Arguments.of(
            "name: test\nversion: [1\nfields: x #!\n", Severity.ERROR, "is not YAML or JSON"),
        Arguments.of("- just #!\n- a list\n", Severity.ERROR, "must be a mapping, not a list"));
  }

  @ParameterizedTest
  @MethodSource
  void plantedMistakes(String text, Severity severity, String message) throws IOException {
    int line = (int) text.substring(0, text.indexOf(HERE)).lines().count();

    List<LintFinding> findings = lint(text);

    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.message()).contains(message);
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.file()).isEqualTo(folder.resolve("map.yaml").toString());
            });
    assertThat(findings).extracting(LintFinding::line).containsOnly(line);
  }

  @Test
  void nothingIsSaidOfAMapThatIsRight() throws IOException {
    assertThat(
            lint(
                map(
                    "lookups: {kinds: {vmss: vm}}",
                    """
                    json: [properties.settings]
                    objects: [properties]
                    forEach: disks
                    when: [{rule: other, source: kind, in: [VM, vmss]}]""",
                    """
                    - {source: Kind, lookup: kinds, target: asset.header.type}
                    - {source: properties.settings.name, target: asset.name}
                    - {source: gb, type: number, target: asset.price}
                    - {source: created, type: datetime, target: asset.created}
                    - {source: created, type: datetime, format: epoch-seconds, target: asset.time}
                    - {source: tags, type: object, target: asset.tags}
                    - {source: tags.a.b, target: asset.owner.name}
                    - {source: 'disks[].gb', type: number, target: 'asset.disks[].gb'}
                    - {source: name, split: ',', target: asset.labels}
                    - {source: size, type: integer, target: asset.size}""")))
        .isEmpty();
    assertThat(lint("{version: 1, base: shipped, baseVersion: 1.1.0, remove: [asset.name]}"))
        .isEmpty();
  }

  @Test
  void elementThatHasANameIsSeenUnderIt() throws IOException {
    String record = "forEach: {source: disks, as: disk}";

    assertThat(lint(map("", record, "- {source: disk.name, target: asset.name}"))).isEmpty();
    assertThat(lint(map("", record, "- {source: disk.nam, target: asset.name}")))
        .extracting(LintFinding::message)
        .containsExactly("fields[1].source is not in data model rows: \"disk.nam\"");
  }

  @Test
  void keysOfARelatedAssetAreThoseOfAnAsset() throws IOException {
    String text =
        """
        name: test
        version: 1.0.0
        source: rows
        target: etm
        record: {kind: finding, key: id, asset: id, related: name}
        fields:
          - {source: id, target: asset.header.id}
          - {source: name, target: related.asset.name}
          - {source: kind, target: related.asset.header.type}
        """;

    assertThat(lint(text))
        .extracting(LintFinding::message)
        .containsExactly(
            "fields has nothing for \"related.asset.header.id\", which data model etm requires");
  }

  @Test
  void everythingIsSaidAtOnceInTheOrderOfTheFile() throws IOException {
    List<LintFinding> findings =
        lint(
            map(
                "lookups: {a: {b: c}}",
                "",
                "- {source: nme, target: asset.nme}\n- {source: price, type: integer, target: x}"));

    assertThat(findings)
        .extracting(LintFinding::line, LintFinding::column)
        .containsExactly(tuple(5, 11), tuple(11, 14), tuple(11, 27), tuple(12, 14), tuple(12, 44));
    assertThat(findings.get(1))
        .hasToString(
            folder.resolve("map.yaml")
                + ":11:14: fields[1].source is not in data model rows: \"nme\","
                + " did you mean \"name\"?");
  }

  /** A file in which something is cut out, doubled or garbled, again and again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingIsThrownWhateverTheFile(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> sound = plantedMistakes().map(planted -> (String) planted.get()[0]).toList();
    for (int i = 0; i < 250; i++) {
      StringBuilder text = new StringBuilder(sound.get(random.nextInt(sound.size())));
      for (int change = random.nextInt(4); change >= 0; change--) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        switch (random.nextInt(3)) {
          case 0 -> text.delete(from, to);
          case 1 -> text.insert(from, text.substring(from, to));
          default -> text.setCharAt(from, "{}[]:,-'\"\n #a1".charAt(random.nextInt(14)));
        }
        if (text.isEmpty()) {
          text.append('x');
        }
      }

      assertThatCode(() -> lint(text.toString())).as("%s", text).doesNotThrowAnyException();
    }
  }

  @Test
  void fileThatCannotBeReadIsAFinding() {
    Path file = folder.resolve("none.yaml");

    assertThat(MapLint.of(MapReader.plain(), name -> Optional.empty()).check(file))
        .containsExactly(
            new LintFinding(
                file.toString(),
                1,
                1,
                Severity.ERROR,
                "Cannot read " + file + ": there is no such file"));
  }

  @Test
  void mapThatNamesNoModelIsCheckedWithoutAny() throws IOException {
    assertThat(
            lint(
                map("", "", "- {source: anything, target: anywhere}")
                    .replace("source: rows\ntarget: etm\n", "")))
        .isEmpty();
  }

  @Test
  void targetsAreToldThatDifferInTheirCasingFromTheModelOrFromTheBase() throws IOException {
    assertThat(
            lint(
                """
                name: test
                version: 1.0.0
                base: shipped
                fields:
                  - {source: name, target: asset.Name}
                """))
        .extracting(LintFinding::message)
        .containsExactly(
            "fields[0].target differs from \"asset.name\" only in its casing",
            "fields[0].target is spelled \"asset.name\" in data model etm");
  }
}
