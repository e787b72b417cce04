package io.tributary.core.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a configuration file and where it stands. */
public abstract sealed class ConfigNode permits ConfigScalar, ConfigList, ConfigObject {
  private final Place place;

  ConfigNode(Place place) {
    this.place = place;
  }

  /** Reports that something is wrong with this value. */
  public final void problem(String message) {
    place.problem(message);
  }

  /** Reports that this value should be looked at, though the file can be used. */
  public final void warning(String message) {
    place.warning(message);
  }

  /** The line that it stands on, counted from one. */
  public final int line() {
    return place.line();
  }

  /** The column that it begins in, counted from one. */
  public final int column() {
    return place.column();
  }

  /** The text of a scalar; reports a problem and is empty for anything else, null included. */
  public final Optional<String> text() {
    if (this instanceof ConfigScalar scalar && scalar.value() != null) {
      return Optional.of(scalar.written());
    }
    problem("must be text, not " + described());
    return Optional.empty();
  }

  /** The mapping that this is; reports a problem and is empty for anything else. */
  public final Optional<ConfigObject> object() {
    if (this instanceof ConfigObject object) {
      return Optional.of(object);
    }
    problem("must be a mapping, not " + described());
    return Optional.empty();
  }

  /**
   * The value as plain data: null, a string, boolean, number, unmodifiable map or list. A null
   * inside a map or list is left out.
   */
  public abstract @Nullable Object value();

  abstract String described();

  Place place() {
    return place;
  }

  /**
   * Where a value stands.
   *
   * @param problems of the file
   * @param line counts from one
   * @param column counts from one
   * @param path from the root of the file, such as {@code fields[3].target}
   */
  record Place(Problems problems, int line, int column, String path) {
    /** The same place in the file, named as a key of what stands there. */
    Place below(String key) {
      return new Place(problems, line, column, path.isEmpty() ? key : path + "." + key);
    }

    void problem(String message) {
      problems.add(line, column, sentence(message));
    }

    void warning(String message) {
      problems.warn(line, column, sentence(message));
    }

    private String sentence(String message) {
      return path.isEmpty() ? message : path + " " + message;
    }
  }
}
