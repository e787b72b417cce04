package io.tributary.core.lint;

import io.tributary.core.transform.MapDraft;
import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.RowRule;
import io.tributary.transform.DataModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data model of the rows, as a map sees them after JSON was read and arrays taken apart. */
final class SourceModel {
  private final ModelIndex index;
  private final List<ModelPath> json;
  private final Optional<RowRule.ForEach> forEach;

  SourceModel(ModelIndex index, MapDraft draft) {
    this.index = index;
    Optional<RowRule> rows = draft.record().map(RecordRule::rows);
    this.json =
        rows.stream()
            .flatMap(rule -> rule.json().stream())
            .flatMap(path -> ModelPath.of(path).stream())
            .toList();
    this.forEach = rows.flatMap(RowRule::forEach);
  }

  ModelIndex index() {
    return index;
  }

  /** Whether a path can lead to something. */
  boolean knows(ModelPath path) {
    return index.has(path)
        || index.isOpenAt(path, 1)
        || json.stream().anyMatch(path::startsWith)
        || inElement(path).filter(this::knowsInElement).isPresent();
  }

  /** The field of a path, if the model has it as a field of its own. */
  Optional<DataModel.Field> field(ModelPath path) {
    return json.stream().anyMatch(path::startsWith)
        ? Optional.empty()
        : index.field(path).or(() -> inElement(path).flatMap(index::field));
  }

  /** What stands at a path that fields are below. */
  Optional<ModelIndex.Shape> container(ModelPath path) {
    return json.stream().anyMatch(path::startsWith) ? Optional.empty() : index.container(path);
  }

  private boolean knowsInElement(ModelPath path) {
    int least = ModelPath.of(forEach.orElseThrow().source()).map(ModelPath::length).orElse(0) + 1;
    boolean named = !forEach.get().as().isEmpty();
    return index.has(path) || index.isOpenAt(path, named ? 1 : least);
  }

  /** A path as one into the elements of the array that is taken apart. */
  private Optional<ModelPath> inElement(ModelPath path) {
    return forEach.flatMap(
        array -> {
          Optional<ModelPath> element = ModelPath.of(array.source()).map(ModelPath::element);
          Optional<ModelPath> as = ModelPath.of(array.as());
          if (array.as().isEmpty()) {
            return element.map(start -> start.then(path));
          }
          return Stream.of(path)
              .filter(one -> as.filter(one::startsWith).isPresent())
              .flatMap(one -> element.stream().map(start -> start.then(one.after(1))))
              .findFirst();
        });
  }
}
