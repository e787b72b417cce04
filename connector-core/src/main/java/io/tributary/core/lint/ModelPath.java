package io.tributary.core.lint;

import io.tributary.record.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A path as data models are compared with it: keys in lower case, any position of an array as
 * {@code []}.
 *
 * @param steps in order
 */
record ModelPath(List<String> steps) {
  private static final String EACH = "[]";

  ModelPath {
    steps = List.copyOf(steps);
  }

  /** A path as it is written; empty when it is malformed. */
  static Optional<ModelPath> of(String written) {
    try {
      return Optional.of(
          new ModelPath(FieldPath.parse(written).steps().stream().map(ModelPath::step).toList()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  int length() {
    return steps.size();
  }

  /** Its first steps. */
  ModelPath first(int number) {
    return new ModelPath(steps.subList(0, number));
  }

  /** What comes after its first steps. */
  ModelPath after(int number) {
    return new ModelPath(steps.subList(number, steps.size()));
  }

  /** The element of the array that it leads to. */
  ModelPath element() {
    return then(new ModelPath(List.of(EACH)));
  }

  /** Another one below it. */
  ModelPath then(ModelPath below) {
    return new ModelPath(Stream.concat(steps.stream(), below.steps.stream()).toList());
  }

  boolean startsWith(ModelPath start) {
    return steps.size() >= start.steps.size()
        && steps.subList(0, start.steps.size()).equals(start.steps);
  }

  /** How many steps it has in common with another one from the root on. */
  int inCommon(ModelPath other) {
    int steps = 0;
    while (steps < Math.min(length(), other.length())
        && this.steps.get(steps).equals(other.steps.get(steps))) {
      steps++;
    }
    return steps;
  }

  /** The object, or array, that it stands in; for a key of the root, the empty path. */
  ModelPath parent() {
    return first(steps.size() - 1);
  }

  boolean isElement(int at) {
    return steps.get(at).equals(EACH);
  }

  private static String step(FieldPath.Step step) {
    return step instanceof FieldPath.Key key ? key.name().toLowerCase(Locale.ROOT) : EACH;
  }
}
