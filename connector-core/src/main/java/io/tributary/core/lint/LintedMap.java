package io.tributary.core.lint;

import io.tributary.core.config.ConfigList;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.core.transform.MapDraft;
import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.Value;
import io.tributary.transform.DataModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A map that is looked at, with the data models that it names.
 *
 * @param draft the map
 * @param source the model of its rows, if it is known
 * @param target the model of its records, if it is known
 * @param models finds data models
 */
record LintedMap(
    MapDraft draft,
    Optional<SourceModel> source,
    Optional<ModelIndex> target,
    Function<String, Optional<DataModel>> models) {
  static LintedMap of(MapDraft draft, Function<String, Optional<DataModel>> models) {
    return new LintedMap(
        draft,
        model(draft.source(), models).map(index -> new SourceModel(index, draft)),
        model(draft.target(), models),
        models);
  }

  /** The values of the file itself: of its fields, and of the parts of its record. */
  List<Written> values() {
    List<Written> values = new ArrayList<>();
    for (MapDraft.DraftField field : ownFields()) {
      values.add(new Written(field.field().value(), field.written()));
    }
    Optional<ConfigObject> record = ownRecord();
    if (record.isPresent() && draft.record().isPresent()) {
      parts(draft.record().get())
          .forEach(
              (part, value) ->
                  record.get().find(part).ifPresent(node -> values.add(new Written(value, node))));
    }
    return values;
  }

  /** The fields of the file itself. */
  List<MapDraft.DraftField> ownFields() {
    return draft.fields().stream().filter(MapDraft.DraftField::own).toList();
  }

  /** What the file itself says about records. */
  Optional<ConfigObject> ownRecord() {
    return draft
        .root()
        .find("record")
        .filter(ConfigObject.class::isInstance)
        .map(ConfigObject.class::cast);
  }

  /** The path of a target in the target model: that of a related asset is one of an asset. */
  Optional<ModelPath> targetPath(String target) {
    boolean related = draft.record().flatMap(RecordRule::related).isPresent();
    return ModelPath.of(target)
        .map(
            path ->
                related && path.length() > 1 && path.steps().get(0).equals("related")
                    ? path.after(1)
                    : path);
  }

  /** The elements of a list, or the one thing that stands in place of a list. */
  static Stream<ConfigNode> elements(Optional<ConfigNode> node) {
    return node.stream()
        .flatMap(one -> one instanceof ConfigList list ? list.elements().stream() : Stream.of(one));
  }

  private static Map<String, Value> parts(RecordRule rule) {
    Map<String, Value> parts = new LinkedHashMap<>();
    parts.put("key", rule.key());
    rule.asset().ifPresent(value -> parts.put("asset", value));
    rule.severity().ifPresent(value -> parts.put("severity", value));
    rule.status().ifPresent(value -> parts.put("status", value));
    rule.related().ifPresent(value -> parts.put("related", value));
    return parts;
  }

  private static Optional<ModelIndex> model(
      String name, Function<String, Optional<DataModel>> models) {
    return name.isBlank() ? Optional.empty() : models.apply(name).map(ModelIndex::new);
  }

  /**
   * A value and where it is written.
   *
   * @param value as it is understood
   * @param node its object, or just its sources
   */
  record Written(Value value, ConfigNode node) {
    /** The node of one of its sources. */
    ConfigNode source(int at) {
      ConfigNode sources =
          node instanceof ConfigObject object ? object.find("source").orElse(node) : node;
      return sources instanceof ConfigList list && at < list.elements().size()
          ? list.elements().get(at)
          : sources;
    }

    /** The node of one of its keys. */
    ConfigNode part(String key) {
      return node instanceof ConfigObject object ? object.find(key).orElse(node) : node;
    }

    /** Whether what a source holds goes on as it is. */
    boolean isPlain() {
      return value.lookup().isEmpty()
          && value.refinement().join().isEmpty()
          && value.refinement().extract().isEmpty()
          && value.refinement().calls().isEmpty();
    }
  }
}
