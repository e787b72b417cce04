package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path from one of a row's slots: from the row itself, or from the current element of an array
 * that is being zipped. It has no {@code []} of its own.
 */
final class SourcePath {
  private final String written;
  private final int slot;
  private final List<FieldPath.Step> steps;
  private final @Nullable FieldPath path;
  private final FieldPath[] singles;

  /**
   * Compiles a path.
   *
   * @param written the whole path as the map has it, for messages
   * @param slot where it starts
   * @param steps from there; none for what is in the slot itself
   */
  SourcePath(String written, int slot, List<FieldPath.Step> steps) {
    this.written = written;
    this.slot = slot;
    this.steps = List.copyOf(steps);
    this.path = steps.isEmpty() ? null : FieldPath.of(steps);
    this.singles =
        steps.stream().map(step -> FieldPath.of(List.of(step))).toArray(FieldPath[]::new);
  }

  /** What the path leads to; null when there is nothing. */
  @Nullable Object read(Row row) {
    Object start = row.slot(slot);
    if (path == null || start == null) {
      return start;
    }
    return start instanceof Document document ? document.value(path) : walk(start);
  }

  /**
   * What stands in the way of a path that leads to nothing.
   *
   * @return null when nothing does: what it asks for is just not there
   */
  @Nullable String obstacle(Row row) {
    Object at = row.slot(slot);
    for (int i = 0; i < steps.size() && at != null; i++) {
      boolean key = steps.get(i) instanceof FieldPath.Key;
      if (key ? !(at instanceof Document) : !(at instanceof List)) {
        return Converter.described(at)
            + (i == 0 ? "" : " at \"" + FieldPath.of(steps.subList(0, i)) + "\"")
            + " where "
            + (key ? "an object" : "an array")
            + " is expected";
      }
      at = i + 1 < steps.size() ? step(at, i) : null;
    }
    return null;
  }

  @Override
  public String toString() {
    return written;
  }

  private @Nullable Object walk(Object start) {
    Object at = start;
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
