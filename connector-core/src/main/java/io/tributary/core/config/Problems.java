package io.tributary.core.config;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with one file, collected so that all of it can be reported at once. */
final class Problems {
  private final String origin;
  private final List<Problem> found = new ArrayList<>();

  Problems(String origin) {
    this.origin = origin;
  }

  /** Adds a problem; line and column count from one. */
  void add(int line, int column, String message) {
    found.add(new Problem(line, column, message));
  }

  /** Throws all that was added, in the order of the file, one a line; does nothing without any. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConnectorException(
          ErrorKind.CONFIGURATION,
          found.stream()
              .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
              .map(problem -> problem.describe(origin))
              .distinct()
              .collect(Collectors.joining("\n")));
    }
  }

  private record Problem(int line, int column, String message) {
    String describe(String origin) {
      return origin + ":" + line + ":" + column + ": " + message;
    }
  }
}
