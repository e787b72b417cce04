package io.tributary.azure.source;

/** What Defender for Cloud found out about a resource. */
public enum FindingStatus {
  /** The resource does not do what is recommended. */
  UNHEALTHY("unhealthy"),
  /** The resource does what is recommended. */
  HEALTHY("healthy"),
  /** Somebody decided that the recommendation need not be followed here: it is not fixed. */
  EXEMPT("exempt"),
  /** The recommendation is switched off by policy. */
  OFF_BY_POLICY("off-by-policy"),
  /** Nobody has looked: the resource was not scanned, or could not be. */
  NOT_SCANNED("not-scanned"),
  /** The recommendation does not apply for another cause. */
  NOT_APPLICABLE("not-applicable");

  private final String word;

  FindingStatus(String word) {
    this.word = word;
  }

  /** The word that reports and command lines use, such as {@code off-by-policy}. */
  public String word() {
    return word;
  }
}
