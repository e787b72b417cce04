package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.record.OutputRecord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a {@link FieldMap} from a file, noting everything that is wrong with it. */
final class MapFile {
  private static final Map<String, Kind> KINDS =
      Map.of("asset", Kind.ASSET, "finding", Kind.FINDING);

  private final MapLayers layers;
  private final MapValues values;

  private MapFile(MapLayers layers) {
    this.layers = layers;
    this.values = new MapValues(layers.lookups());
  }

  /**
   * Reads a map.
   *
   * @param sibling reads the file of a name beside this one, which a map may be based on
   * @param functions those that the map may call
   */
  static FieldMap read(
      ConfigFile file, Function<String, ConfigFile> sibling, MapFunctions functions) {
    ConfigObject root = file.root();
    root.allowOnly(
        "name",
        "version",
        "description",
        "source",
        "target",
        "base",
        "lookups",
        "record",
        "fields");
    MapHeader header =
        new MapHeader(
            root.requiredText("name"),
            root.requiredText("version"),
            root.text("description", ""),
            root.text("source", ""),
            root.text("target", ""));
    if (!root.has("base")) {
      root.requiredList("fields");
      root.require("record");
    }
    return new MapFile(new MapLayers(file, sibling)).read(root, header, functions);
  }

  private FieldMap read(ConfigObject root, MapHeader header, MapFunctions functions) {
    List<FieldDraft> drafts = fields(root);
    Optional<ConfigObject> record = layers.record();
    Optional<RecordRule> rule = record.flatMap(this::record);
    CompiledMap compiled =
        new CompiledMap(
            rule.orElse(RecordRule.asset(Value.of("unknown"))),
            (part, message) -> record.orElse(root).problem(part, message),
            drafts,
            functions);
    layers.throwIfBroken();
    return new FieldMap(
        header,
        rule.orElseThrow(),
        drafts.stream().map(FieldDraft::field).toList(),
        functions,
        compiled);
  }

  private Optional<RecordRule> record(ConfigObject record) {
    record.allowOnly(
        "kind",
        "key",
        "asset",
        "severity",
        "status",
        "stub",
        "related",
        "objects",
        "json",
        "skip",
        "when",
        "forEach");
    record.require("kind");
    record.require("key");
    Optional<Kind> kind = record.choice("kind", KINDS);
    Optional<Value> key = values.part(record, "key");
    Optional<Value> asset = values.part(record, "asset");
    Optional<Value> severity = values.part(record, "severity");
    Optional<Value> status = values.part(record, "status");
    Optional<Value> related = values.part(record, "related");
    RowRule rows = rows(record);
    boolean stub = record.flag("stub", kind.equals(Optional.of(Kind.FINDING)));
    if (kind.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == Kind.ASSET) {
      Stream.of("asset", "severity", "status", "stub", "related")
          .filter(record::has)
          .forEach(part -> record.problem(part, "is for findings only"));
      return Optional.of(RecordRule.asset(key.get()).withRows(rows));
    }
    record.require("asset");
    return asset.map(
        about ->
            new RecordRule(
                Kind.FINDING,
                key.get(),
                Optional.of(about),
                severity,
                status,
                stub,
                related,
                rows));
  }

  private static RowRule rows(ConfigObject record) {
    return new RowRule(
        record.find("objects").map(MapValues::paths).orElse(List.of()),
        record.find("json").map(MapValues::paths).orElse(List.of()),
        record.list("skip").stream()
            .flatMap(node -> node.object().stream())
            .map(MapFile::skip)
            .toList(),
        record.list("when").stream()
            .flatMap(node -> node.object().stream())
            .map(when -> new RowRule.When(when.requiredText("rule"), condition(when, "rule")))
            .toList(),
        record.find("forEach").map(MapFile::forEach));
  }

  private static RowRule.Skip skip(ConfigObject skip) {
    skip.allowOnly("rule", "source", "in");
    return new RowRule.Skip(
        skip.requiredText("rule"),
        skip.requiredText("source"),
        skip.requiredList("in").stream().flatMap(word -> word.text().stream()).toList());
  }

  private static Condition condition(ConfigObject when, String... more) {
    when.allowOnly(
        Stream.concat(Stream.of("source", "exists", "in", "notIn", "matches"), Stream.of(more))
            .toArray(String[]::new));
    return new Condition(
        when.requiredText("source"),
        when.has("exists") ? Optional.of(when.flag("exists", true)) : Optional.empty(),
        when.find("in").map(MapValues::paths).orElse(List.of()),
        when.find("notIn").map(MapValues::paths).orElse(List.of()),
        when.find("matches").flatMap(ConfigNode::text));
  }

  /** One condition, or a list of some. */
  private static List<Condition> conditions(ConfigObject field) {
    Optional<ConfigNode> when = field.find("when");
    List<ConfigNode> nodes =
        when.isPresent() && when.get() instanceof ConfigObject one
            ? List.of(one)
            : field.list("when");
    return nodes.stream().flatMap(node -> node.object().stream()).map(MapFile::condition).toList();
  }

  private static RowRule.ForEach forEach(ConfigNode node) {
    if (node instanceof ConfigObject object) {
      object.allowOnly("source", "as");
      return new RowRule.ForEach(object.requiredText("source"), object.text("as", ""));
    }
    return new RowRule.ForEach(node.text().orElse(""), "");
  }

  private List<FieldDraft> fields(ConfigObject root) {
    List<FieldDraft> drafts = new ArrayList<>();
    List<ConfigNode> nodes = layers.fields();
    if (nodes.size() > FieldMap.MAX_FIELDS) {
      root.problem("fields", "has " + nodes.size() + " fields, more than " + FieldMap.MAX_FIELDS);
      return drafts;
    }
    for (ConfigNode node : nodes) {
      node.object().flatMap(this::field).ifPresent(drafts::add);
    }
    return drafts;
  }

  private Optional<FieldDraft> field(ConfigObject field) {
    field.allowOnly(MapValues.keysAnd("target", "note", "when"));
    String target = field.requiredText("target");
    String note = field.text("note", "");
    List<Condition> when = conditions(field);
    Optional<Value> value = values.value(field);
    return target.isBlank()
        ? Optional.empty()
        : value.map(
            present -> new FieldDraft(new Field(present, target, note, when), field::problem));
  }
}
