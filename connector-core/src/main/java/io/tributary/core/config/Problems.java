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
  private final List<ConfigProblem> found = new ArrayList<>();

  Problems(String origin) {
    this.origin = origin;
  }

  /** Adds a problem; line and column count from one. */
  void add(int line, int column, String message) {
    found.add(new ConfigProblem(origin, line, column, false, message));
  }

  /** Adds what should be looked at, but does not keep the file from being used. */
  void warn(int line, int column, String message) {
    found.add(new ConfigProblem(origin, line, column, true, message));
  }

  /** Throws all problems that were added, one a line; does nothing without any. */
  void throwIfAny() {
    List<ConfigProblem> broken = all().stream().filter(problem -> !problem.warning()).toList();
    if (!broken.isEmpty()) {
      throw new ConnectorException(
          ErrorKind.CONFIGURATION,
          broken.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
  }

  /** All of it, once, in the order of the file. */
  List<ConfigProblem> all() {
    return found.stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .distinct()
        .toList();
  }
}
