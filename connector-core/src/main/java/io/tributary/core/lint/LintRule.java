package io.tributary.core.lint;

/** One thing that can be wrong with a map. */
interface LintRule {
  /** Notes what is wrong at the nodes of the file where it stands. */
  void check(LintedMap map);
}
