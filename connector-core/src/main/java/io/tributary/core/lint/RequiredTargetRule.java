package io.tributary.core.lint;

import io.tributary.core.transform.MapDraft;
import io.tributary.transform.DataModel;
import java.util.HashSet;
import java.util.Set;

/**
 * Targets that an object of the record is wrong without, and that nothing fills, though something
 * else of the object is filled.
 */
final class RequiredTargetRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    map.target().ifPresent(model -> check(map, model));
  }

  private static void check(LintedMap map, ModelIndex model) {
    Set<ModelPath> record = new HashSet<>();
    Set<ModelPath> related = new HashSet<>();
    for (MapDraft.DraftField field : map.draft().fields()) {
      map.targetPath(field.field().target())
          .ifPresent(path -> (isRelated(map, field) ? related : record).add(path));
    }
    if (record.isEmpty()) {
      return; // Whatever is wrong with the fields has been said.
    }
    model
        .fields()
        .forEach(
            (path, field) -> {
              if (field.required() && isMissing(path, record)) {
                problem(map, model, field, "");
              }
              if (field.required() && !related.isEmpty() && isMissing(path, related)) {
                problem(map, model, field, "related.");
              }
            });
  }

  private static boolean isRelated(LintedMap map, MapDraft.DraftField field) {
    return !map.targetPath(field.field().target()).equals(ModelPath.of(field.field().target()));
  }

  private static boolean isMissing(ModelPath path, Set<ModelPath> filled) {
    boolean demanded =
        filled.stream()
            .anyMatch(
                one -> one.startsWith(path.parent()) && one.length() > path.parent().length());
    return demanded
        && filled.stream().noneMatch(path::startsWith)
        && filled.stream().noneMatch(one -> one.startsWith(path));
  }

  private static void problem(
      LintedMap map, ModelIndex model, DataModel.Field field, String prefix) {
    map.draft()
        .root()
        .keyProblem(
            map.draft().root().has("fields") ? "fields" : "version",
            "has nothing for \""
                + prefix
                + field.path()
                + "\", which data model "
                + model.name()
                + " requires");
  }
}
