package io.tributary.core.transform;

import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Index;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of a field on its way into the target tree.
 *
 * @param written the whole path as the map has it
 * @param slot the row's slot that it starts from
 * @param steps from there
 */
record PendingSource(String written, int slot, List<Step> steps) {
  /** The same with its first {@code []} taken as the first element. */
  PendingSource first() {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(firstWildcard(), new Index(0));
    return new PendingSource(written, slot, changed);
  }

  /** Where the array stands that its first {@code []} goes through. */
  Origin array() {
    return new Origin(slot, steps.subList(0, firstWildcard()));
  }

  /** What comes after its first {@code []}, from the slot of the array's elements. */
  PendingSource inside(int elementSlot) {
    return new PendingSource(
        written, elementSlot, steps.subList(firstWildcard() + 1, steps.size()));
  }

  SourcePath compiled() {
    return new Origin(slot, steps).path(written);
  }

  private int firstWildcard() {
    return steps.indexOf(new Each());
  }

  /**
   * A place in the row, however the map writes it.
   *
   * @param slot the row's slot that the steps start from
   * @param steps from there
   */
  record Origin(int slot, List<Step> steps) {
    SourcePath path(String written) {
      return new SourcePath(written, slot, steps);
    }
  }
}
