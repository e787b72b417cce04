package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.record.OutputRecord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param file the file itself
   * @param source where it comes from
   * @param functions those that the map may call
   */
  static MapDraft read(ConfigFile file, MapSource source, MapFunctions functions) {
    ConfigObject root = file.root();
    root.allowOnly(MapKeys.ROOT);
    if (!root.has("base")) {
      root.require("name");
      root.require("version");
      root.requiredList("fields");
      root.require("record");
    }
    MapLayers layers = new MapLayers(file, source.bases());
    return new MapFile(layers).draft(root, source, functions);
  }

  private MapDraft draft(ConfigObject root, MapSource source, MapFunctions functions) {
    MapHeader header =
        new MapHeader(
            layers.inherited("name").orElseGet(() -> root.requiredText("name")),
            root.requiredText("version"),
            root.text("description", layers.inherited("description").orElse("")),
            layers.inherited("source").orElse(""),
            layers.inherited("target").orElse(""));
    List<FieldDraft> drafts = new ArrayList<>();
    List<MapDraft.DraftField> fields = new ArrayList<>();
    for (ConfigObject written : fields(root)) {
      field(written)
          .ifPresent(
              draft -> {
                drafts.add(draft);
                fields.add(new MapDraft.DraftField(draft.field(), written, layers.isOwn(written)));
              });
    }
    Optional<ConfigObject> record = layers.record();
    Optional<RecordRule> rule = record.flatMap(this::record);
    CompiledMap compiled =
        new CompiledMap(
            rule.orElse(RecordRule.asset(Value.of("unknown"))),
            (part, message) -> record.orElse(root).problem(part, message),
            drafts,
            functions);
    return new MapDraft(header, rule, fields, layers, source, functions, compiled);
  }

  private Optional<RecordRule> record(ConfigObject record) {
    record.allowOnly(MapKeys.RECORD);
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
            .map(
                when ->
                    new RowRule.When(
                        when.requiredText("rule"), condition(when, MapKeys.ROW_CONDITION)))
            .toList(),
        record.find("forEach").map(MapFile::forEach));
  }

  private static RowRule.Skip skip(ConfigObject skip) {
    skip.allowOnly(MapKeys.SKIP);
    return new RowRule.Skip(
        skip.requiredText("rule"),
        skip.requiredText("source"),
        skip.requiredList("in").stream().flatMap(word -> word.text().stream()).toList());
  }

  private static Condition condition(ConfigObject when, List<String> keys) {
    when.allowOnly(keys);
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
    return nodes.stream()
        .flatMap(node -> node.object().stream())
        .map(one -> condition(one, MapKeys.CONDITION))
        .toList();
  }

  private static RowRule.ForEach forEach(ConfigNode node) {
    if (node instanceof ConfigObject object) {
      object.allowOnly(MapKeys.FOR_EACH);
      return new RowRule.ForEach(object.requiredText("source"), object.text("as", ""));
    }
    return new RowRule.ForEach(node.text().orElse(""), "");
  }

  private List<ConfigObject> fields(ConfigObject root) {
    List<ConfigNode> nodes = layers.fields();
    if (nodes.size() > FieldMap.MAX_FIELDS) {
      root.problem("fields", "has " + nodes.size() + " fields, more than " + FieldMap.MAX_FIELDS);
      return List.of();
    }
    return nodes.stream().flatMap(node -> node.object().stream()).toList();
  }

  private Optional<FieldDraft> field(ConfigObject field) {
    field.allowOnly(MapKeys.FIELD);
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
