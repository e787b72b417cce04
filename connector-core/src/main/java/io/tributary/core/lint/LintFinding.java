package io.tributary.core.lint;

/**
 * Something about a map file that somebody should look at.
 *
 * @param file as it was given; of what the file is based on, its own name
 * @param line counts from one
 * @param column counts from one
 * @param severity whether the map can be used all the same
 * @param message what it is, where in the file, and what to do
 */
public record LintFinding(String file, int line, int column, Severity severity, String message) {
  /** Whether a map can be used all the same. */
  public enum Severity {
    /** It is wrong, or does not do what it says. */
    ERROR,
    /** It works, but loses something, or has a part of no use. */
    WARNING
  }

  /** As {@code FILE:LINE:COLUMN: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
