package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.transform.MapLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads map files that need more than themselves: functions of a host, or the maps of a connector
 * to be based on. Immutable.
 *
 * <p>The {@code base} of a map is a file beside it, or else the shipped map of that name.
 */
public final class MapReader {
  private static final MapReader PLAIN =
      new MapReader(MapFunctions.none(), MapLibrary.of(Map.of()));

  private final MapFunctions functions;
  private final MapLibrary shipped;

  private MapReader(MapFunctions functions, MapLibrary shipped) {
    this.functions = functions;
    this.shipped = shipped;
  }

  /** A reader without any of it. */
  public static MapReader plain() {
    return PLAIN;
  }

  /** The same, for maps that call functions. */
  public MapReader withFunctions(MapFunctions registered) {
    return new MapReader(registered, shipped);
  }

  /** The same, for maps that are based on those of a connector. */
  public MapReader withShipped(MapLibrary maps) {
    return new MapReader(functions, maps);
  }

  /**
   * Reads a file.
   *
   * @throws ConnectorException of kind {@code CONFIGURATION} when it cannot be read or is wrong;
   *     the message has all problems, one a line, with line and column
   */
  public FieldMap load(Path path) {
    return read(source(path));
  }

  /**
   * Reads text, beside which there are no files.
   *
   * @param origin names the text in messages
   * @throws ConnectorException as for {@link #load}
   */
  public FieldMap parse(String text, String origin) {
    return read(
        new MapSource(
            () -> ConfigFile.parse(text, origin),
            base -> shipped(base, base + ", on which " + origin + " is based: it is no file")));
  }

  /**
   * Reads a file that may be wrong.
   *
   * @throws ConnectorException when there is no such file, or it cannot be read or is too large
   */
  public MapDraft draft(Path path) {
    return MapFile.read(ConfigFile.loadLeniently(path), source(path), functions);
  }

  /** Reads a resource beside a class. */
  FieldMap resource(Class<?> anchor, String name) {
    return read(resourceSource(anchor, name));
  }

  private FieldMap read(MapSource source) {
    return MapFile.read(source.file().get(), source, functions).map();
  }

  private MapSource source(Path path) {
    return new MapSource(
        () -> ConfigFile.load(path),
        base -> {
          Path beside = path.resolveSibling(base);
          return Files.exists(beside)
              ? source(beside)
              : shipped(base, beside + ": there is no such file");
        });
  }

  private MapSource resourceSource(Class<?> anchor, String name) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    return new MapSource(
        () -> ConfigFile.resource(anchor, name), base -> resourceSource(anchor, folder + base));
  }

  private MapSource shipped(String name, String otherwise) {
    if (shipped.names().contains(name) && shipped.get(name) instanceof FieldMap map) {
      return map.origin()
          .orElseThrow(
              () -> wrong("Cannot read " + name + ": it was made in code and has no file"));
    }
    throw wrong(
        "Cannot read "
            + otherwise
            + (shipped.names().isEmpty()
                ? ""
                : ", nor a map of that name; the maps are " + shipped.names()));
  }

  private static ConnectorException wrong(String message) {
    return new ConnectorException(ErrorKind.CONFIGURATION, message);
  }
}
