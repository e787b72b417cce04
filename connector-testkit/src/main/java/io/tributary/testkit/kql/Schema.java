package io.tributary.testkit.kql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns and their types, in order. */
public final class Schema {

  private final Map<String, Type> columns;

  private Schema(Map<String, Type> columns) {
    this.columns = Collections.unmodifiableMap(columns);
  }

  /** A schema of these columns. */
  public static Schema of(Map<String, Type> columns) {
    return new Schema(new LinkedHashMap<>(columns));
  }

  /** The names of the columns, in order. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** A column's type; null if there is no such column. */
  public @Nullable Type type(String name) {
    return columns.get(name);
  }

  /**
   * A column's type by the name that Resource Graph gives it in an answer of format {@code table}.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public String graphType(String name) {
    Type type = columns.get(name);
    if (type == null) {
      throw new IllegalArgumentException("No column " + name);
    }
    return type.graphName();
  }

  /** Whether every column is dynamic: the service then gives no token for more pages. */
  public boolean isAllDynamic() {
    return columns.values().stream().allMatch(type -> type == Type.DYNAMIC);
  }

  Map<String, Type> columns() {
    return columns;
  }
}
