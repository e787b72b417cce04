package io.tributary.core.lint;

import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.transform.DataModel;
import java.util.List;
import java.util.Optional;

/** Paths into the row that the source model does not have, or no longer should have. */
final class SourcePathRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    map.source().ifPresent(model -> check(map, model));
  }

  private static void check(LintedMap map, SourceModel model) {
    for (LintedMap.Written written : map.values()) {
      for (int i = 0; i < written.value().sources().size(); i++) {
        check(written.value().sources().get(i), written.source(i), model);
      }
    }
    map.ownFields().stream()
        .flatMap(field -> LintedMap.elements(field.written().find("when")))
        .forEach(condition -> source(condition, model));
    map.ownRecord().ifPresent(record -> record(record, model));
  }

  private static void record(ConfigObject record, SourceModel model) {
    for (String key : List.of("skip", "when")) {
      LintedMap.elements(record.find(key)).forEach(condition -> source(condition, model));
    }
    for (String key : List.of("json", "objects")) {
      LintedMap.elements(record.find(key)).forEach(path -> check(path, model));
    }
    Optional<ConfigNode> forEach = record.find("forEach");
    if (forEach.isPresent() && forEach.get() instanceof ConfigObject) {
      source(forEach.get(), model);
    } else {
      forEach.ifPresent(path -> check(path, model));
    }
  }

  private static void source(ConfigNode condition, SourceModel model) {
    if (condition instanceof ConfigObject object) {
      object.find("source").ifPresent(path -> check(path, model));
    }
  }

  private static void check(ConfigNode node, SourceModel model) {
    if (node.value() instanceof String written) {
      check(written, node, model);
    }
  }

  private static void check(String written, ConfigNode node, SourceModel model) {
    Optional<ModelPath> path = ModelPath.of(written);
    if (path.isEmpty()) {
      return; // The reader has said so.
    }
    if (!model.knows(path.get())) {
      node.problem(
          "is not in data model "
              + model.index().name()
              + ": \""
              + written
              + "\""
              + model.index().didYouMean(written).orElse(""));
    } else if (model.field(path.get()).filter(DataModel.Field::deprecated).isPresent()) {
      node.warning("is deprecated in data model " + model.index().name() + ": \"" + written + "\"");
    }
  }
}
