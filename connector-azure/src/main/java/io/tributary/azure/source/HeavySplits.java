package io.tributary.azure.source;

import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.Diagnosis.Remedy;
import io.tributary.failure.ConnectorException;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides splits that Resource Graph cannot answer even in small pages, and remembers for each
 * dataset how large the splits are that it still can. Does no I/O; safe for several threads.
 */
final class HeavySplits {
  /**
   * A split of a page or less that cannot be read row by row is not heavy: the service is in
   * trouble. To divide it further would send thousands of requests that fail.
   */
  private static final int LIGHT_ROWS = 1_000;

  /** As often a split is halved: of 20,000 rows some 600 are left. */
  private static final int MOST_LEVELS = 5;

  private static final String LEVEL = "level";

  /** How many rows a part may have: a guess, which nothing is proven with. */
  private static final String WEIGHT = "weight";

  private final AzureErrors errors;
  private final Map<String, Long> mostRows = new TreeMap<>();

  /** Datasets whose smallest splits fail as well: to divide others would not help. */
  private final Set<String> inTrouble = new HashSet<>();

  HeavySplits(AzureErrors errors) {
    this.errors = errors;
  }

  /** The halves of a split, if it is too heavy, or known to be; else nothing. */
  synchronized List<Split> divide(Split split, Optional<ConnectorException> error) {
    boolean heavy = error.isPresent() ? isTooMuch(error.get()) : isKnownToBe(split);
    if (!heavy || inTrouble.contains(split.dataset())) {
      return List.of();
    }
    List<GraphSlice> halves = isSmall(split) ? List.of() : GraphSlice.of(split).halves();
    if (error.isPresent() && halves.isEmpty()) {
      inTrouble.add(split.dataset());
    } else if (error.isPresent()) {
      weight(split).ifPresent(rows -> mostRows.merge(split.dataset(), half(rows), Math::min));
    }
    List<Split> parts = new ArrayList<>();
    for (GraphSlice half : halves) {
      Map<String, String> attributes = new TreeMap<>(half.attributes());
      weight(split).ifPresent(rows -> attributes.put(WEIGHT, Long.toString(half(rows))));
      attributes.put(LEVEL, Integer.toString(level(split) + 1));
      parts.add(new Split(split.dataset(), split.id() + "-" + (parts.size() + 1), attributes));
    }
    return parts;
  }

  private static boolean isSmall(Split split) {
    return weight(split).orElse(Long.MAX_VALUE) <= LIGHT_ROWS || level(split) == MOST_LEVELS;
  }

  private static OptionalLong weight(Split split) {
    String weight = split.attributes().get(WEIGHT);
    return weight == null ? split.rows() : OptionalLong.of(Long.parseLong(weight));
  }

  private static int level(Split split) {
    return Integer.parseInt(split.attributes().getOrDefault(LEVEL, "0"));
  }

  private static long half(long rows) {
    return (rows + 1) / 2;
  }

  private boolean isTooMuch(ConnectorException error) {
    return error.getCause() != null && errors.diagnose(error.getCause()).remedy() == Remedy.SMALLER;
  }

  private boolean isKnownToBe(Split split) {
    return weight(split).orElse(0) > mostRows.getOrDefault(split.dataset(), Long.MAX_VALUE);
  }
}
