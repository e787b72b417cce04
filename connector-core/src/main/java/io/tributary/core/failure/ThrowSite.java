package io.tributary.core.failure;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is told of an exception that code of the host threw over a row: its class, and where it was
 * thrown. Its message is not, because it may hold values of the row, which are nobody's business
 * where reports go.
 */
public final class ThrowSite {
  private ThrowSite() {}

  /** The class, and the innermost place that is not of the JDK, if the exception knows any. */
  public static String of(RuntimeException thrown) {
    Optional<StackTraceElement> place =
        Stream.of(thrown.getStackTrace()).filter(frame -> !isJdk(frame.getClassName())).findFirst();
    return thrown.getClass().getName() + place.map(frame -> " at " + frame).orElse("");
  }

  private static boolean isJdk(String type) {
    return Stream.of("java.", "javax.", "jdk.", "sun.").anyMatch(type::startsWith);
  }
}
