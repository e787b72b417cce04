package io.tributary.core.lint;

import io.tributary.core.config.Suggestion;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A data model by path. */
final class ModelIndex {
  private static final int REACH = 3;
  private static final int CHARACTERS_A_TYPO = 3;

  private final DataModel model;
  private final Map<ModelPath, DataModel.Field> fields = new LinkedHashMap<>();
  private final Map<ModelPath, Shape> containers = new HashMap<>();

  /** What stands at a path that other fields are below. */
  enum Shape {
    /** An object. */
    OBJECT,
    /** An array. */
    ARRAY
  }

  ModelIndex(DataModel model) {
    this.model = model;
    for (DataModel.Field field : model.fields()) {
      ModelPath.of(field.path()).ifPresent(path -> add(path, field));
    }
  }

  String name() {
    return model.name();
  }

  /** The fields by path. */
  Map<ModelPath, DataModel.Field> fields() {
    return fields;
  }

  /** The field of a path. */
  Optional<DataModel.Field> field(ModelPath path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** What stands at a path that fields are below, if it is no field itself. */
  Optional<Shape> container(ModelPath path) {
    return fields.containsKey(path) ? Optional.empty() : Optional.ofNullable(containers.get(path));
  }

  /** Whether the model says something about a path. */
  boolean has(ModelPath path) {
    return fields.containsKey(path) || containers.containsKey(path);
  }

  /**
   * Whether a path leads into something whose keys are not fixed.
   *
   * @param least how long the way to that is at least
   */
  boolean isOpenAt(ModelPath path, int least) {
    for (int length = path.length() - 1; length >= least; length--) {
      DataModel.Field field = fields.get(path.first(length));
      if (field != null && (field.type() == DataType.OBJECT || field.type() == DataType.ANY)) {
        return true;
      }
    }
    return false;
  }

  /** Asks whether another path was meant; empty when none is near. */
  Optional<String> didYouMean(String written) {
    List<String> paths = fields.values().stream().map(DataModel.Field::path).toList();
    int reach = Math.min(REACH, Math.max(1, end(written).length() / CHARACTERS_A_TYPO));
    return Suggestion.near(paths, written, reach).or(() -> sameEnd(paths, written));
  }

  /** Names the objects that are nearest to a path, and below which anything may stand. */
  Optional<String> openObjects(ModelPath path) {
    List<Map.Entry<ModelPath, DataModel.Field>> open =
        fields.entrySet().stream()
            .filter(field -> field.getValue().type() == DataType.OBJECT)
            .toList();
    int nearest = open.stream().mapToInt(object -> object.getKey().inCommon(path)).max().orElse(0);
    return open.stream()
        .filter(object -> object.getKey().inCommon(path) == nearest)
        .map(object -> '"' + object.getValue().path() + '"')
        .reduce((one, other) -> one + " or " + other)
        .map(objects -> "; what the model does not have may stand below " + objects);
  }

  /** The one path that ends in the same key, if there is just one. */
  private static Optional<String> sameEnd(List<String> paths, String written) {
    String end = end(written);
    List<String> alike = paths.stream().filter(path -> end(path).equals(end)).toList();
    return alike.size() == 1
        ? Optional.of(", did you mean \"" + alike.get(0) + "\"?")
        : Optional.empty();
  }

  private static String end(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void add(ModelPath path, DataModel.Field field) {
    fields.put(path, field);
    for (int length = 1; length < path.length(); length++) {
      containers.put(path.first(length), path.isElement(length) ? Shape.ARRAY : Shape.OBJECT);
    }
  }
}
