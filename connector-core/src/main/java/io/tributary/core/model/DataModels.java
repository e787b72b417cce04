package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.record.FieldPath;
import io.tributary.transform.DataModel;
import io.tributary.transform.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads data models from YAML or JSON files: a {@code name}, a {@code version} and {@code fields},
 * each with its {@code path}, its {@code type} (string, unless said otherwise), whether it is
 * {@code required} or {@code deprecated}, its {@code allowed} values and its {@code description}.
 *
 * <p>All methods throw {@link io.tributary.failure.ConnectorException} of kind {@code
 * CONFIGURATION} for a file that cannot be read or is wrong; the message has all problems, one a
 * line, with line and column.
 */
public final class DataModels {
  private DataModels() {}

  /** Reads a file. */
  public static DataModel load(Path path) {
    return read(ConfigFile.load(path));
  }

  /** Reads a resource beside a class. */
  public static DataModel resource(Class<?> anchor, String name) {
    return read(ConfigFile.resource(anchor, name));
  }

  /**
   * Reads text.
   *
   * @param origin names the text in messages
   */
  public static DataModel parse(String text, String origin) {
    return read(ConfigFile.parse(text, origin));
  }

  private static DataModel read(ConfigFile file) {
    ConfigObject root = file.root();
    root.allowOnly("name", "version", "fields");
    String name = root.requiredText("name");
    String version = root.requiredText("version");
    List<DataModel.Field> fields = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (ConfigNode node : root.requiredList("fields")) {
      Optional<ConfigObject> field = node.object();
      if (field.isPresent()) {
        DataModel.Field read = field(field.get());
        if (!read.path().isEmpty() && !paths.add(read.path())) {
          field.get().problem("path", "is described already: \"" + read.path() + "\"");
        }
        fields.add(read);
      }
    }
    file.throwIfBroken();
    return new DataModel(name, version, fields);
  }

  private static DataModel.Field field(ConfigObject field) {
    field.allowOnly("path", "type", "required", "allowed", "description", "deprecated");
    String path = field.requiredText("path");
    if (!path.isBlank()) {
      checkPath(field, path);
    }
    return new DataModel.Field(
        path,
        field.choice("type", Converter.TYPES).orElse(DataType.STRING),
        field.flag("required", false),
        field.list("allowed").stream().flatMap(value -> value.text().stream()).toList(),
        field.text("description", ""),
        field.flag("deprecated", false));
  }

  private static void checkPath(ConfigObject field, String path) {
    try {
      FieldPath.parse(path);
    } catch (IllegalArgumentException e) {
      field.problem("path", "is wrong: " + e.getMessage());
    }
  }
}
