package io.tributary.core.transform;

import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Step;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A field that is being compiled: what remains of its paths on the way into the target tree.
 *
 * @param field as the map has it
 * @param reporter takes what is wrong with it
 * @param target the steps of the target that are still to go
 * @param sources the sources, from where the zipped arrays entered so far leave them
 * @param conditions those of its conditions, likewise
 */
record PendingField(
    Field field,
    Reporter reporter,
    List<Step> target,
    List<PendingSource> sources,
    List<PendingSource> conditions) {
  /** Whether the target ends here. */
  boolean ended() {
    return target.isEmpty();
  }

  /** The next step of the target. */
  Step step() {
    return target.get(0);
  }

  /** After the next step of the target, which is a key or an index. */
  PendingField next() {
    return next(source -> source);
  }

  /**
   * Whether the {@code []} that is next in the target has a partner in the sources. The last {@code
   * []} of the one belongs to the last of the other, and so on to the front.
   */
  boolean pairs() {
    return step() instanceof Each && sourceWildcards() == targetWildcards();
  }

  /**
   * After an array step that stands for a single element: a partner in the sources is their [0].
   */
  PendingField single() {
    return pairs() ? next(PendingSource::first) : next();
  }

  /** After a {@code []} that pairs. */
  PendingField element(UnaryOperator<PendingSource> entered) {
    return next(entered);
  }

  /** How many {@code []} are left in the sources: all that have any have the same number. */
  int sourceWildcards() {
    return allSources().mapToInt(PendingSource::wildcards).max().orElse(0);
  }

  /** The sources, and those of its conditions. */
  Stream<PendingSource> allSources() {
    return Stream.concat(sources.stream(), conditions.stream());
  }

  /** How many {@code []} are left in the target. */
  int targetWildcards() {
    return PendingSource.wildcards(target);
  }

  /** The same with its sources from the nearest shared parts of the row. */
  PendingField from(SharedStarts shared) {
    return changed(target, shared::from);
  }

  void problem(String part, String message) {
    reporter.problem(part, message);
  }

  private PendingField next(UnaryOperator<PendingSource> change) {
    return changed(target.subList(1, target.size()), change);
  }

  private PendingField changed(List<Step> steps, UnaryOperator<PendingSource> change) {
    return new PendingField(
        field,
        reporter,
        steps,
        sources.stream().map(change).toList(),
        conditions.stream().map(change).toList());
  }
}
