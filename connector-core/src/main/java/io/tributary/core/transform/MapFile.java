package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigList;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a {@link FieldMap} from a file, noting everything that is wrong with it. */
final class MapFile {
  private static final Map<String, Kind> KINDS =
      Map.of("asset", Kind.ASSET, "finding", Kind.FINDING);

  private final MapLayers layers;
  private final Map<String, Map<String, String>> lookups = new TreeMap<>();

  private MapFile(MapLayers layers) {
    this.layers = layers;
    layers
        .lookups()
        .ifPresent(
            tables ->
                tables
                    .keys()
                    .forEach(
                        name ->
                            tables
                                .find(name)
                                .flatMap(ConfigNode::object)
                                .ifPresent(table -> lookups.put(name, words(table)))));
  }

  /**
   * Reads a map.
   *
   * @param sibling reads the file of a name beside this one, which a map may be based on
   */
  static FieldMap read(ConfigFile file, Function<String, ConfigFile> sibling) {
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
    return new MapFile(new MapLayers(file, sibling)).read(root, header);
  }

  private FieldMap read(ConfigObject root, MapHeader header) {
    List<FieldDraft> drafts = fields(root);
    Optional<ConfigObject> record = layers.record();
    Optional<RecordRule> rule = record.flatMap(this::record);
    CompiledMap compiled =
        new CompiledMap(
            rule.orElse(RecordRule.asset(Value.of("unknown"))),
            (part, message) -> record.orElse(root).problem(part, message),
            drafts);
    layers.throwIfBroken();
    return new FieldMap(
        header, rule.orElseThrow(), drafts.stream().map(FieldDraft::field).toList(), compiled);
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
        "forEach");
    record.require("kind");
    record.require("key");
    Optional<Kind> kind = record.choice("kind", KINDS);
    Optional<Value> key = value(record, "key");
    Optional<Value> asset = value(record, "asset");
    Optional<Value> severity = value(record, "severity");
    Optional<Value> status = value(record, "status");
    Optional<Value> related = value(record, "related");
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
        record.find("objects").map(MapFile::paths).orElse(List.of()),
        record.find("json").map(MapFile::paths).orElse(List.of()),
        record.list("skip").stream()
            .flatMap(node -> node.object().stream())
            .map(MapFile::skip)
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

  private static RowRule.ForEach forEach(ConfigNode node) {
    if (node instanceof ConfigObject object) {
      object.allowOnly("source", "as");
      return new RowRule.ForEach(object.requiredText("source"), object.text("as", ""));
    }
    return new RowRule.ForEach(node.text().orElse(""), "");
  }

  private static Map<String, String> words(ConfigObject table) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : table.keys()) {
      words.put(word, table.text(word, ""));
    }
    return words;
  }

  private Map<String, String> lookup(ConfigObject mapping) {
    Optional<ConfigNode> node = mapping.find("lookup");
    if (node.isEmpty()) {
      return Map.of();
    }
    if (node.get() instanceof ConfigObject table) {
      return words(table);
    }
    return mapping.choice("lookup", lookups).orElse(Map.of());
  }

  private Optional<Value> value(ConfigObject record, String part) {
    Optional<ConfigNode> node = record.find(part);
    if (node.isPresent() && node.get() instanceof ConfigObject mapping) {
      mapping.allowOnly(
          "source", "constant", "default", "type", "trim", "lower", "upper", "lookup");
      return value(mapping);
    }
    return node.map(MapFile::paths)
        .filter(paths -> !paths.isEmpty())
        .map(paths -> Value.of(paths.toArray(String[]::new)));
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
    field.allowOnly(
        "source",
        "constant",
        "default",
        "type",
        "trim",
        "lower",
        "upper",
        "lookup",
        "target",
        "note");
    String target = field.requiredText("target");
    String note = field.text("note", "");
    Optional<Value> value = value(field);
    return target.isBlank()
        ? Optional.empty()
        : value.map(present -> new FieldDraft(new Field(present, target, note), field::problem));
  }

  /** A value of a mapping's keys; empty when it cannot be told, which is a problem then. */
  private Optional<Value> value(ConfigObject mapping) {
    List<String> sources = mapping.find("source").map(MapFile::paths).orElse(List.of());
    Optional<Object> constant = mapping.find("constant").map(ConfigNode::value);
    Optional<DataType> type = mapping.choice("type", Converter.TYPES);
    List<Conversion> conversions = new ArrayList<>();
    for (Conversion conversion : Conversion.values()) {
      if (mapping.flag(conversion.word(), false)) {
        conversions.add(conversion);
      }
    }
    if ((mapping.has("source") && sources.isEmpty()) || (mapping.has("type") && type.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Value(
            sources,
            type.orElse(constant.map(PlainData::typeOf).orElse(DataType.STRING)),
            constant,
            mapping.find("default").map(ConfigNode::value),
            conversions,
            lookup(mapping)));
  }

  /** One path, or a list of some; problems make it shorter. */
  private static List<String> paths(ConfigNode node) {
    if (!(node instanceof ConfigList list)) {
      return node.text().stream().toList();
    }
    if (list.elements().isEmpty()) {
      list.problem("must not be empty");
    }
    return list.elements().stream().flatMap(element -> element.text().stream()).toList();
  }
}
