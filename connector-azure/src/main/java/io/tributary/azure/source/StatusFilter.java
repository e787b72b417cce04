package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.core.config.ConfigFile;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which findings are wanted, by what Defender for Cloud found out.
 *
 * <p>Azure has one code for all that does not apply; the cause tells why, in the words of {@code
 * status-causes.yaml} and in others.
 */
final class StatusFilter {
  private static final String NOT_APPLICABLE = "NotApplicable";
  private static final List<String> CODES = List.of("Unhealthy", "Healthy", NOT_APPLICABLE);
  private static final Map<FindingStatus, List<String>> CAUSES = causes();

  /** An empty list is no condition, so there is a word that no row has. */
  private static final String NONE = "None";

  private final Set<FindingStatus> wanted;

  StatusFilter(Collection<FindingStatus> wanted) {
    this.wanted = EnumSet.copyOf(wanted);
  }

  /** A query for the rows that are wanted among those of another, and for those nobody knows. */
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
    codes.add(NONE);
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

  /** Whether the rows that an answer to {@link #counting} counts are read. */
  boolean wants(Document count) {
    return CODES.stream().noneMatch(text(count, "code")::equalsIgnoreCase)
        || wanted.contains(status(count));
  }

  /** What the rows that an answer counts are. */
  static FindingStatus status(Document count) {
    String code = text(count, "code");
    if (code.equalsIgnoreCase("Unhealthy")) {
      return FindingStatus.UNHEALTHY;
    }
    if (code.equalsIgnoreCase("Healthy")) {
      return FindingStatus.HEALTHY;
    }
    for (Map.Entry<FindingStatus, List<String>> entry : CAUSES.entrySet()) {
      if (entry.getValue().stream().anyMatch(text(count, "cause")::equalsIgnoreCase)) {
        return entry.getKey();
      }
    }
    return FindingStatus.NOT_APPLICABLE;
  }

  /** The causes by which Azure says that something has a status. */
  static List<String> causes(FindingStatus status) {
    return CAUSES.getOrDefault(status, List.of());
  }

  /** The causes of what is wanted, or of what is not. */
  private List<String> causes(boolean unwanted) {
    List<String> causes =
        CAUSES.entrySet().stream()
            .filter(entry -> wanted.contains(entry.getKey()) != unwanted)
            .flatMap(entry -> entry.getValue().stream())
            .sorted()
            .toList();
    return causes.isEmpty() ? List.of(NONE) : causes;
  }

  private static Map<FindingStatus, List<String>> causes() {
    ConfigFile file = ConfigFile.resource(StatusFilter.class, "status-causes.yaml");
    Map<FindingStatus, List<String>> causes = new EnumMap<>(FindingStatus.class);
    for (FindingStatus status : FindingStatus.values()) {
      List<String> words =
          file.root().list(status.word()).stream().flatMap(word -> word.text().stream()).toList();
      if (!words.isEmpty()) {
        causes.put(status, words);
      }
    }
    file.throwIfBroken();
    return causes;
  }

  private static String text(Document count, String column) {
    return count.text(column).orElse("");
  }

  private static GraphQuery fragment(String name) {
    return GraphQuery.resource(StatusFilter.class, name);
  }
}
