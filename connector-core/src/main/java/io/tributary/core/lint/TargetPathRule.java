package io.tributary.core.lint;

import io.tributary.core.transform.MapDraft;
import io.tributary.transform.DataModel;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Targets that the target model does not have, or no longer should have. */
final class TargetPathRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    Map<String, String> seen = new HashMap<>();
    for (MapDraft.DraftField field : map.draft().fields()) {
      String target = field.field().target();
      String other = seen.putIfAbsent(target.toLowerCase(Locale.ROOT), target);
      if (!field.own()) {
        continue;
      }
      if (other != null && !other.equals(target)) {
        field.written().problem("target", "differs from \"" + other + "\" only in its casing");
      }
      map.target().ifPresent(model -> check(map, field, model));
    }
  }

  private static void check(LintedMap map, MapDraft.DraftField field, ModelIndex model) {
    String target = field.field().target();
    Optional<ModelPath> path = map.targetPath(target);
    if (path.isEmpty()) {
      return; // The reader has said so.
    }
    if (!model.has(path.get()) && !model.isOpenAt(path.get(), 1)) {
      field
          .written()
          .problem(
              "target",
              "is not in data model "
                  + model.name()
                  + ": \""
                  + target
                  + "\""
                  + model.didYouMean(target).or(() -> model.openObjects(path.get())).orElse(""));
    } else if (model.field(path.get()).filter(DataModel.Field::deprecated).isPresent()) {
      field.written().warning("target", "is deprecated in data model " + model.name());
    }
    checkCasing(field, target, model, path.get());
  }

  /** Targets are written as they are spelled; only what is read is found in any casing. */
  private static void checkCasing(
      MapDraft.DraftField field, String target, ModelIndex model, ModelPath path) {
    String pattern = target.replaceAll("\\[\\d+]", "[]");
    model
        .field(path)
        .map(DataModel.Field::path)
        .filter(known -> known.equalsIgnoreCase(pattern) && !known.equals(pattern))
        .ifPresent(
            known ->
                field
                    .written()
                    .problem(
                        "target", "is spelled \"" + known + "\" in data model " + model.name()));
  }
}
