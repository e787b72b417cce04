package io.tributary.testkit.estate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one dataset has.
 *
 * @param announced rows that a sync asks for unless told otherwise: of findings the unhealthy ones
 * @param byStatus rows of findings by status, with the cause if there is one, such as {@code
 *     NotApplicable/Exempt}; empty for assets
 * @param bySeverity distinct findings of the announced rows, by severity; those without one are
 *     under the empty string; empty for assets
 */
public record DatasetTruth(
    int announced, Map<String, Integer> byStatus, Map<String, Integer> bySeverity) {
  /** Copies the maps, sorted by word. */
  public DatasetTruth {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
    bySeverity = Collections.unmodifiableMap(new TreeMap<>(bySeverity));
  }

  static DatasetTruth ofAssets(int rows) {
    return new DatasetTruth(rows, Map.of(), Map.of());
  }

  /** Distinct findings of the announced rows. */
  public int findings() {
    return bySeverity.values().stream().mapToInt(Integer::intValue).sum();
  }
}
