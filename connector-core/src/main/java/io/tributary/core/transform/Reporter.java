package io.tributary.core.transform;

/** Takes what is wrong with one field or record rule of a map. */
@FunctionalInterface
interface Reporter {
  /**
   * Takes a problem.
   *
   * @param part which part of it: {@code source}, {@code target}, {@code default}…
   * @param message what is wrong, to follow the name of the part
   */
  void problem(String part, String message);
}
