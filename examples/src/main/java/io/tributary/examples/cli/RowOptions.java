package io.tributary.examples.cli;

import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.source.FindingStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which rows there are, and what may be seen of them. */
final class RowOptions {
  private static final String ALL = "all";

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      defaultValue = "unhealthy",
      description =
          "Which become findings, may be a list: unhealthy (without this), healthy, exempt,"
              + " off-by-policy, not-scanned, not-applicable, or all.")
  private List<String> statuses = List.of("unhealthy");

  @Option(
      names = "--show-variable",
      paramLabel = "NAME",
      description = "Environment variable whose value is not masked, may be repeated.")
  private List<String> shownVariables = List.of();

  /** The variables whose values are not masked. */
  List<String> shownVariables() {
    return shownVariables;
  }

  /** The builder with what these options say. */
  DefenderForCloud.Builder of(DefenderForCloud.Builder connector) {
    return connector.findingStatuses(wanted()).showVariables(shownVariables.toArray(String[]::new));
  }

  private FindingStatus[] wanted() {
    Set<FindingStatus> wanted = EnumSet.noneOf(FindingStatus.class);
    for (String word : statuses) {
      List<FindingStatus> known =
          Stream.of(FindingStatus.values())
              .filter(status -> word.equals(ALL) || status.word().equalsIgnoreCase(word))
              .toList();
      if (known.isEmpty()) {
        throw CommandFailure.usage(
            "There is no status \""
                + word
                + "\": use all, "
                + Stream.of(FindingStatus.values())
                    .map(FindingStatus::word)
                    .collect(Collectors.joining(", ")));
      }
      wanted.addAll(known);
    }
    return wanted.toArray(FindingStatus[]::new);
  }
}
