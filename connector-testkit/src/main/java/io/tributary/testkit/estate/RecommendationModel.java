package io.tributary.testkit.estate;

/**
 * How Defender for Cloud tells of vulnerabilities: until July 2026 as sub-assessments of one
 * recommendation for all of a sort, since then as a recommendation for each piece of software.
 */
public enum RecommendationModel {
  /** Yesterday's: sub-assessments alone. */
  GROUPED,
  /** Today's: assessments alone. */
  INDIVIDUAL,
  /** Both at once, as in the months of the change. */
  BOTH;

  boolean isGrouped() {
    return this != INDIVIDUAL;
  }

  boolean isIndividual() {
    return this != GROUPED;
  }
}
