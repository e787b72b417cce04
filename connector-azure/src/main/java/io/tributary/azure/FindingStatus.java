package io.tributary.azure;

/** What Defender for Cloud found out about a resource: the status codes of its assessments. */
public enum FindingStatus {
  /** The resource does not do what is recommended. */
  UNHEALTHY("Unhealthy"),
  /** The resource does what is recommended. */
  HEALTHY("Healthy"),
  /** The recommendation does not apply, is switched off, exempt, or could not be assessed. */
  NOT_APPLICABLE("NotApplicable");

  private final String code;

  FindingStatus(String code) {
    this.code = code;
  }

  /** The word in the rows, such as {@code NotApplicable}. */
  public String code() {
    return code;
  }
}
