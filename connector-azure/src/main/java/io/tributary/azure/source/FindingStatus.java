package io.tributary.azure.source;

/** What Defender for Cloud found out about a resource. */
public enum FindingStatus {
  /** The resource does not do what is recommended. */
  UNHEALTHY,
  /** The resource does what is recommended. */
  HEALTHY,
  /** Somebody decided that the recommendation need not be followed here: it is not fixed. */
  EXEMPT,
  /** The recommendation is switched off by policy. */
  OFF_BY_POLICY,
  /** Nobody has looked: the resource was not scanned, or could not be. */
  NOT_SCANNED,
  /** The recommendation does not apply for another cause. */
  NOT_APPLICABLE
}
