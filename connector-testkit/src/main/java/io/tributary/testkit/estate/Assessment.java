package io.tributary.testkit.estate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one assessment says, before it is written as a row.
 *
 * @param index its position among the assessments
 * @param kind what it is about
 * @param resource which of that kind
 * @param recommendation what it recommends
 * @param custom zero for a recommendation of Defender's own; else the number of a custom policy
 * @param status Healthy, Unhealthy or NotApplicable
 */
record Assessment(
    int index,
    ResourceKind kind,
    int resource,
    Recommendation recommendation,
    int custom,
    Status status) {
  private static final int METADATA_PERIOD = 23;

  /** The status codes, as Azure spells them. */
  enum Status {
    /** The resource does not follow the recommendation. */
    Unhealthy,
    /** It does. */
    Healthy,
    /** The recommendation does not apply to it, or is switched off. */
    NotApplicable
  }

  /** Whether the row has metadata, and with it a severity: some have not. */
  boolean hasMetadata() {
    return index % METADATA_PERIOD != 7;
  }

  /** What the row has besides; a policy of the owner's own knows nothing of CVEs. */
  @Nullable Map<String, String> additionalData() {
    Map<String, String> data = recommendation.additionalData();
    return custom > 0 && data != null && data.containsKey("CVEs") ? null : data;
  }

  /** The CVEs that the row lists, by id, with the severities that it says of them. */
  Map<String, String> cves() {
    Map<String, String> data = additionalData();
    String listed = data == null ? null : data.get("CVEs");
    return listed == null ? Map.of() : Recommendations.cves(listed);
  }

  /** The severity that the row says; empty when it has no metadata. */
  String severity() {
    return hasMetadata() ? recommendation.severity() : "";
  }
}
