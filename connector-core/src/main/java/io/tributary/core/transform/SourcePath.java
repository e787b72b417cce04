package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path from where sources start to a value. It has no {@code []}. */
final class SourcePath {
  private final String written;
  private final SourceStart start;
  private final List<FieldPath.Step> steps;
  private final @Nullable FieldPath path;
  private final FieldPath[] singles;

  /**
   * Compiles a path.
   *
   * @param written the whole path as the map has it, for messages
   * @param start where it starts
   * @param steps from there; none for the start itself
   */
  SourcePath(String written, SourceStart start, List<FieldPath.Step> steps) {
    this.written = written;
    this.start = start;
    this.steps = List.copyOf(steps);
    this.path = steps.isEmpty() ? null : FieldPath.of(steps);
    this.singles =
        steps.stream().map(step -> FieldPath.of(List.of(step))).toArray(FieldPath[]::new);
  }

  /** What the path leads to; null when there is nothing. */
  @Nullable Object read(Row row) {
    Object first = row.slot(start.slot());
    if (path == null || first == null) {
      return first;
    }
    return first instanceof Document document ? document.value(path) : walk(first);
  }

  /**
   * What stands in the way of a path that leads to nothing.
   *
   * @return null when nothing does: what it asks for is just not there
   */
  @Nullable String obstacle(Row row) {
    Object at = row.slot(start.slot());
    if (at == null) {
      return start.obstacle(row);
    }
    if (path == null || (at instanceof Document document && document.obstacle(path) < 0)) {
      return null; // As nearly always.
    }
    for (int i = 0; i < steps.size() && at != null; i++) {
      boolean key = steps.get(i) instanceof FieldPath.Key;
      if (key ? !(at instanceof Document) : !(at instanceof List)) {
        return unexpected(at, i, key ? "an object" : "an array");
      }
      at = i + 1 < steps.size() ? step(at, i) : null;
    }
    return null;
  }

  /**
   * What stands where an object should be, or in the way of it.
   *
   * @return null when there is an object or nothing
   */
  @Nullable String obstacleToObject(Row row) {
    Object value = read(row);
    if (value == null) {
      return obstacle(row);
    }
    // Services write an empty string for nothing.
    return value instanceof Document || value.equals("")
        ? null
        : unexpected(value, steps.size(), "an object");
  }

  /** The path as the map has it. */
  @Override
  public String toString() {
    return written;
  }

  private String unexpected(Object found, int length, String expected) {
    return Converter.described(found) + place(length) + " where " + expected + " is expected";
  }

  private String place(int length) {
    List<FieldPath.Step> way = new ArrayList<>(start.steps());
    way.addAll(steps.subList(0, length));
    return way.isEmpty() ? "" : " at \"" + FieldPath.of(way) + "\"";
  }

  private @Nullable Object walk(Object first) {
    Object at = first;
    for (int i = 0; i < steps.size() && at != null; i++) {
      at = step(at, i);
    }
    return at;
  }

  private @Nullable Object step(Object at, int i) {
    if (at instanceof Document document) {
      return document.value(singles[i]);
    }
    return at instanceof List<?> list
            && steps.get(i) instanceof FieldPath.Index index
            && index.position() < list.size()
        ? list.get(index.position())
        : null;
  }
}
