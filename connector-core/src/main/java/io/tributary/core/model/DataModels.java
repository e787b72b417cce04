package io.tributary.core.model;

import io.tributary.core.config.ConfigFile;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.transform.DataModel;
import java.nio.file.Path;

/**
 * Reads data models from YAML or JSON files: a {@code name}, a {@code version} and {@code fields},
 * each with its {@code path}, its {@code type} (string, unless said otherwise), whether it is
 * {@code required} or {@code deprecated}, its {@code allowed} values and its {@code description}.
 *
 * <p>What models have in common stands in a file beside, without a name and version, that they name
 * as their {@code base}, which may have one, too. Its fields come first; a field of the same path
 * stands in place of that of the base.
 *
 * <p>All methods throw {@link ConnectorException} of kind {@code CONFIGURATION} for a file that
 * cannot be read or is wrong; the message has all problems, one a line, with line and column.
 */
public final class DataModels {
  private DataModels() {}

  /** Reads a file; a base that it names stands beside it. */
  public static DataModel load(Path path) {
    return ModelFile.read(
        ConfigFile.load(path), base -> ConfigFile.load(path.resolveSibling(base)));
  }

  /** Reads a resource beside a class; a base that it names stands beside it. */
  public static DataModel resource(Class<?> anchor, String name) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    return ModelFile.read(
        ConfigFile.resource(anchor, name), base -> ConfigFile.resource(anchor, folder + base));
  }

  /**
   * Reads text, which cannot have a base.
   *
   * @param origin names the text in messages
   */
  public static DataModel parse(String text, String origin) {
    return ModelFile.read(
        ConfigFile.parse(text, origin),
        base -> {
          throw new ConnectorException(
              ErrorKind.CONFIGURATION,
              "Cannot read " + base + ", on which " + origin + " is based: it is no file");
        });
  }
}
