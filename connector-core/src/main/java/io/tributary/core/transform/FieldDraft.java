package io.tributary.core.transform;

import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Step;
import java.util.List;
import java.util.Optional;

/**
 * A field that is not known to be right.
 *
 * @param field as the map has it
 * @param reporter takes what is wrong with it
 */
record FieldDraft(Field field, Reporter reporter) {
  private static final int MAX_STEPS = 40;

  /** Reports what is wrong with the field by itself; empty when its target cannot be used. */
  Optional<PendingField> check() {
    List<PendingSource> sources = ValueCheck.check(field.value(), reporter);
    Optional<List<Step>> target = target();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    PendingField pending = new PendingField(field, reporter, target.get(), sources);
    if (pending.sourceWildcards() > pending.targetWildcards()) {
      reporter.problem(
          "source", "has more [] than the target: write [0] for the first element of an array");
      return Optional.empty();
    }
    return Optional.of(pending);
  }

  private Optional<List<Step>> target() {
    try {
      List<Step> steps = FieldPath.parse(field.target()).steps();
      if (steps.get(0) instanceof FieldPath.Key && steps.size() <= MAX_STEPS) {
        return Optional.of(steps);
      }
      reporter.problem("target", "must begin with a key and have at most " + MAX_STEPS + " steps");
    } catch (IllegalArgumentException e) {
      reporter.problem("target", "is wrong: " + e.getMessage());
    }
    return Optional.empty();
  }
}
