package io.tributary.core.transform;

import io.tributary.record.FieldPath.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where source paths start: the row itself, a part of it that several sources lead through, or the
 * current element of an array that is being zipped.
 *
 * @param slot the row's slot that holds it
 * @param steps the way to it from the row or from the element, for messages
 * @param path how a shared part is found; null for the row itself and for elements
 */
record SourceStart(int slot, List<Step> steps, @Nullable SourcePath path) {
  /** The row itself. */
  static final SourceStart ROW = new SourceStart(0, List.of(), null);

  /** The elements of an array that is being zipped. */
  static SourceStart element(int slot) {
    return new SourceStart(slot, List.of(), null);
  }

  /** Looks a shared part up and puts it in its slot. */
  void fill(Row row) {
    if (path != null) {
      row.fill(slot, path.read(row));
    }
  }

  /** What stands in the way of what is not there; null when nothing does. */
  @Nullable String obstacle(Row row) {
    return path == null ? null : path.obstacle(row);
  }
}
