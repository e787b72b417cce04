package io.tributary.core.config;

/**
 * Something about a file.
 *
 * @param origin names the file
 * @param line counts from one
 * @param column counts from one
 * @param warning whether the file can be used all the same
 * @param message what it is
 */
public record ConfigProblem(String origin, int line, int column, boolean warning, String message) {
  /** As {@code origin:LINE:COLUMN: message}. */
  @Override
  public String toString() {
    return origin + ":" + line + ":" + column + ": " + message;
  }
}
