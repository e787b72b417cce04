package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which findings are wanted, by what Defender for Cloud found out.
 *
 * <p>Azure has one code for all that does not apply; the cause tells why. Of causes it is known
 * that they are {@code Exempt}, {@code OffByPolicy} and {@code Unscanned}; there may be others.
 */
final class StatusFilter {
  private static final String NOT_APPLICABLE = "NotApplicable";
  private static final Map<String, FindingStatus> CODES =
      Map.of("unhealthy", FindingStatus.UNHEALTHY, "healthy", FindingStatus.HEALTHY);
  private static final Map<FindingStatus, List<String>> CAUSES =
      Map.of(
          FindingStatus.EXEMPT, List.of("Exempt", "ExemptByPolicy", "Exempted"),
          FindingStatus.OFF_BY_POLICY, List.of("OffByPolicy", "DisabledByPolicy"),
          FindingStatus.NOT_SCANNED, List.of("Unscanned", "NotScanned"));

  private final Set<FindingStatus> wanted;

  StatusFilter(Collection<FindingStatus> wanted) {
    this.wanted = EnumSet.copyOf(wanted);
  }

  /** A query for the rows that are wanted among those of another, and for broken ones. */
  GraphQuery of(GraphQuery rows) {
    List<String> codes = new ArrayList<>();
    if (wanted.contains(FindingStatus.UNHEALTHY)) {
      codes.add("Unhealthy");
    }
    if (wanted.contains(FindingStatus.HEALTHY)) {
      codes.add("Healthy");
    }
    Set<FindingStatus> reasons = EnumSet.copyOf(CAUSES.keySet());
    reasons.add(FindingStatus.NOT_APPLICABLE);
    if (wanted.containsAll(reasons)) {
      codes.add(NOT_APPLICABLE);
    }
    reasons.retainAll(wanted);
    if (reasons.isEmpty() || codes.contains(NOT_APPLICABLE)) {
      return rows.then(fragment("statuses.kql").with("codes", codes));
    }
    // An empty list is no condition in this language, so there is a code that no row has.
    codes.add("None");
    boolean others = reasons.contains(FindingStatus.NOT_APPLICABLE);
    return rows.then(
        fragment(others ? "statuses-without-causes.kql" : "statuses-with-causes.kql")
            .with("codes", codes)
            .with("causes", causes(others)));
  }

  /** A query for how many rows there are of each code and cause. */
  static GraphQuery counting(GraphQuery rows) {
    return rows.then(fragment("count-by-status.kql"));
  }

  /** Whether the rows that an answer to {@link #counting} counts are wanted. */
  boolean wants(Document count) {
    String code = text(count, "code");
    return code.isEmpty() || wanted.contains(status(code, text(count, "cause")));
  }

  /** What the rows that are counted are, for people. */
  static String describe(Document count) {
    String cause = text(count, "cause");
    return cause.isEmpty() || !text(count, "code").equalsIgnoreCase(NOT_APPLICABLE)
        ? text(count, "code")
        : text(count, "code") + ": " + cause;
  }

  private static FindingStatus status(String code, String cause) {
    FindingStatus known = CODES.get(code.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    for (Map.Entry<FindingStatus, List<String>> entry : CAUSES.entrySet()) {
      if (entry.getValue().stream().anyMatch(cause::equalsIgnoreCase)) {
        return entry.getKey();
      }
    }
    return FindingStatus.NOT_APPLICABLE;
  }

  /** The causes of what is wanted, or of what is not. */
  private List<String> causes(boolean unwanted) {
    List<String> causes =
        CAUSES.entrySet().stream()
            .filter(entry -> wanted.contains(entry.getKey()) != unwanted)
            .flatMap(entry -> entry.getValue().stream())
            .sorted()
            .toList();
    return causes.isEmpty() ? List.of("None") : causes;
  }

  private static String text(Document count, String column) {
    return count.text(column).orElse("");
  }

  private static GraphQuery fragment(String name) {
    return GraphQuery.resource(StatusFilter.class, name);
  }
}
