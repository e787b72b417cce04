package io.tributary.core.transform;

import java.util.List;

/**
 * A part of the record itself, such as its key, that is being compiled.
 *
 * @param value as the map has it
 * @param part such as {@code key}
 * @param sources the value's sources, checked
 */
record PendingScalar(Value value, String part, List<PendingSource> sources) {
  /** Reports what is wrong with a part. */
  static PendingScalar check(Value value, String part, MapFunctions functions, Reporter reporter) {
    List<PendingSource> sources =
        ValueCheck.check(
            value, functions, (inner, message) -> reporter.problem(part, inner + " " + message));
    if (value.refinement().split().isPresent()) {
      reporter.problem(part, "has one value: it cannot be split");
    }
    if (sources.stream().anyMatch(source -> source.wildcards() > 0)) {
      reporter.problem(part, "has one value: write [0] instead of [] in its source");
    }
    return new PendingScalar(value, part, sources);
  }

  ScalarReader compiled(SharedStarts shared, MapFunctions functions) {
    return new ScalarReader(
        new ValueReader(value, sources.stream().map(shared::from).toList(), functions),
        "record." + part,
        value.sources());
  }
}
