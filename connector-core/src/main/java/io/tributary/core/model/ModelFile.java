package io.tributary.core.model;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.record.FieldPath;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a {@link DataModel} from a file and those it is based on, noting what is wrong. */
final class ModelFile {
  private static final int DEEPEST = 5;

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @param sibling reads the file of a name beside this one
   */
  static DataModel read(ConfigFile file, Function<String, ConfigFile> sibling) {
    ConfigObject root = file.root();
    root.allowOnly("name", "version", "base", "fields");
    String name = root.requiredText("name");
    String version = root.requiredText("version");
    if (!root.has("base")) {
      root.requiredList("fields");
    }
    Deque<ConfigFile> layers = layers(file, sibling);
    Map<String, DataModel.Field> fields = new LinkedHashMap<>();
    layers.forEach(layer -> add(layer.root(), fields));
    layers.forEach(ConfigFile::throwIfBroken);
    return new DataModel(name, version, List.copyOf(fields.values()));
  }

  /** The files: the lowest first, the model itself last. */
  private static Deque<ConfigFile> layers(ConfigFile file, Function<String, ConfigFile> sibling) {
    Deque<ConfigFile> layers = new ArrayDeque<>(List.of(file));
    Optional<String> base = file.root().find("base").flatMap(ConfigNode::text);
    while (base.isPresent()) {
      if (layers.size() == DEEPEST) {
        file.root().problem("base", "has too many files under it: at most " + (DEEPEST - 1));
        return layers;
      }
      ConfigFile next = sibling.apply(base.get());
      next.root().allowOnly("base", "fields");
      layers.addFirst(next);
      base = next.root().find("base").flatMap(ConfigNode::text);
    }
    return layers;
  }

  private static void add(ConfigObject layer, Map<String, DataModel.Field> fields) {
    Set<String> own = new HashSet<>();
    for (ConfigNode node : layer.list("fields")) {
      Optional<ConfigObject> described = node.object();
      if (described.isPresent()) {
        DataModel.Field field = field(described.get());
        if (!field.path().isEmpty() && !own.add(field.path())) {
          described.get().problem("path", "is described already: \"" + field.path() + "\"");
        }
        fields.put(field.path(), field);
      }
    }
  }

  private static DataModel.Field field(ConfigObject field) {
    field.allowOnly("path", "type", "required", "allowed", "description", "deprecated");
    String path = field.requiredText("path");
    if (!path.isBlank()) {
      checkPath(field, path);
    }
    DataType type = field.choice("type", DataType.byWord()).orElse(DataType.STRING);
    return new DataModel.Field(
        path,
        type,
        field.flag("required", false),
        field.list("allowed").stream().flatMap(value -> allowed(value, type).stream()).toList(),
        field.text("description", ""),
        field.flag("deprecated", false));
  }

  private static Optional<String> allowed(ConfigNode value, DataType type) {
    boolean isOfType =
        switch (type) {
          case INTEGER, NUMBER -> value.value() instanceof Number;
          case BOOLEAN -> value.value() instanceof Boolean;
          case STRING -> true;
          case DATETIME, OBJECT, ANY -> false;
        };
    if (!isOfType) {
      value.problem("cannot be allowed: the field is of the type " + type.word());
      return Optional.empty();
    }
    return value.text();
  }

  private static void checkPath(ConfigObject field, String path) {
    try {
      FieldPath.parse(path);
    } catch (IllegalArgumentException e) {
      field.problem("path", "is wrong: " + e.getMessage());
    }
  }
}
