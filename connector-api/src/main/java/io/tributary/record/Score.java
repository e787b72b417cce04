package io.tributary.record;

/**
 * How bad a finding is, and why.
 *
 * @param severity 1 (least) to 5 (most severe), both inclusive
 * @param qds the detection score, 0 (no risk) to 100 (most severe), both inclusive; unitless
 * @param reason one sentence that names the input and the rule which decided
 */
public record Score(int severity, int qds, String reason) {
  /** Checks the bounds. */
  public Score {
    if (severity < 1 || severity > 5) {
      throw new IllegalArgumentException("Severity must be 1 to 5, was " + severity);
    }
    if (qds < 0 || qds > 100) {
      throw new IllegalArgumentException("QDS must be 0 to 100, was " + qds);
    }
  }
}
