package io.tributary.azure.source;

import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.Diagnosis.Remedy;
import io.tributary.failure.ConnectorException;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final AzureErrors errors;
  private final Map<String, Long> mostRows = new TreeMap<>();

  HeavySplits(AzureErrors errors) {
    this.errors = errors;
  }

  /** The halves of a split, if it is too heavy, or known to be; else nothing. */
  List<Split> divide(Split split, Optional<ConnectorException> error) {
    if (split.rows().orElse(Long.MAX_VALUE) <= LIGHT_ROWS) {
      return List.of();
    }
    boolean heavy = error.isPresent() ? isTooMuch(error.get()) : isKnownToBe(split);
    List<GraphSlice> halves = heavy ? GraphSlice.of(split).halves() : List.of();
    if (!halves.isEmpty() && error.isPresent()) {
      learn(split);
    }
    List<Split> parts = new ArrayList<>();
    for (GraphSlice half : halves) {
      Map<String, String> attributes = new TreeMap<>(half.attributes());
      split.rows().ifPresent(rows -> attributes.put(Split.ROWS, Long.toString((rows + 1) / 2)));
      parts.add(new Split(split.dataset(), split.id() + "-" + (parts.size() + 1), attributes));
    }
    return parts;
  }

  private boolean isTooMuch(ConnectorException error) {
    return error.getCause() != null && errors.diagnose(error.getCause()).remedy() == Remedy.SMALLER;
  }

  private synchronized void learn(Split split) {
    split.rows().ifPresent(rows -> mostRows.merge(split.dataset(), (rows + 1) / 2, Math::min));
  }

  private synchronized boolean isKnownToBe(Split split) {
    return split.rows().orElse(0) > mostRows.getOrDefault(split.dataset(), Long.MAX_VALUE);
  }
}
