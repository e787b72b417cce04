package io.tributary.core.transform;

import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A field that is not known to be right.
 *
 * @param field as the map has it
 * @param reporter takes what is wrong with it
 */
record FieldDraft(Field field, Reporter reporter) {
  private static final int MAX_STEPS = 40;

  /** Reports what is wrong with the field by itself; empty when its target cannot be used. */
  Optional<PendingField> check(MapFunctions functions) {
    List<PendingSource> sources = ValueCheck.check(field.value(), functions, reporter);
    List<PendingSource> conditions = conditions(sources);
    Optional<List<Step>> target = target();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    PendingField pending = new PendingField(field, reporter, target.get(), sources, conditions);
    if (pending.sourceWildcards() > pending.targetWildcards()) {
      reporter.problem(
          "source", "has more [] than the target: write [0] for the first element of an array");
      return Optional.empty();
    }
    return Optional.of(pending);
  }

  private List<PendingSource> conditions(List<PendingSource> sources) {
    List<PendingSource> conditions = new ArrayList<>();
    for (Condition condition : field.when()) {
      try {
        conditions.add(PendingSource.of(condition.source(), false));
      } catch (IllegalArgumentException e) {
        reporter.problem("when", "has a wrong source: " + e.getMessage());
      }
    }
    long numbers =
        Stream.concat(sources.stream(), conditions.stream())
            .map(PendingSource::wildcards)
            .filter(number -> number > 0)
            .distinct()
            .count();
    if (numbers > 1) {
      reporter.problem("when", "has another number of [] in its source than the field in its own");
      return List.of();
    }
    return conditions;
  }

  private Optional<List<Step>> target() {
    try {
      List<Step> steps = FieldPath.parse(field.target()).steps();
      boolean split = field.value().refinement().split().isPresent();
      if (split && !(steps.get(steps.size() - 1) instanceof FieldPath.Key)) {
        reporter.problem("target", "must end with a key: split makes the array");
        return Optional.empty();
      }
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
