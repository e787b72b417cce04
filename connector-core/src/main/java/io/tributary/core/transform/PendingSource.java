package io.tributary.core.transform;

import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Index;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A source that is being compiled.
 *
 * @param written the whole path as the map has it
 * @param start where it starts
 * @param steps from there
 */
record PendingSource(String written, SourceStart start, List<Step> steps) {
  /**
   * A path from the row itself.
   *
   * @param joined whether its last {@code []} is an array that is joined: the source ends there
   * @throws IllegalArgumentException when the path is malformed
   */
  static PendingSource of(String written, boolean joined) {
    List<Step> steps = FieldPath.parse(written).steps();
    int last = joined ? steps.lastIndexOf(new Each()) : -1;
    return new PendingSource(
        written, SourceStart.ROW, last < 0 ? steps : List.copyOf(steps.subList(0, last)));
  }

  /** The same with its first {@code []}, if it has one, taken as the first element. */
  PendingSource first() {
    if (wildcards() == 0) {
      return this;
    }
    List<Step> changed = new ArrayList<>(steps);
    changed.set(firstWildcard(), new Index(0));
    return new PendingSource(written, start, changed);
  }

  /** Where the array stands that its first {@code []} goes through. */
  Origin array() {
    return new Origin(start, steps.subList(0, firstWildcard()));
  }

  /** What comes after its first {@code []}. */
  PendingSource inside(SourceStart element) {
    return new PendingSource(written, element, steps.subList(firstWildcard() + 1, steps.size()));
  }

  /** How many {@code []} it has. */
  int wildcards() {
    return wildcards(steps);
  }

  /** How many {@code []} are among some steps. */
  static int wildcards(List<Step> steps) {
    return (int) steps.stream().filter(Each.class::isInstance).count();
  }

  SourcePath compiled() {
    return new Origin(start, steps).path(written);
  }

  private int firstWildcard() {
    return steps.indexOf(new Each());
  }

  /**
   * A place in the row, however the map writes it.
   *
   * @param start where the steps start
   * @param steps from there
   */
  record Origin(SourceStart start, List<Step> steps) {
    SourcePath path(String written) {
      return new SourcePath(written, start, steps);
    }
  }
}
