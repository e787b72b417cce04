package io.tributary.core.reconcile;

import java.util.Map;

/**
 * Distinct records by the dataset under whose name they go.
 *
 * @param distinct how many there are
 * @param delivered how many of them were given to the sink
 * @param rejected how many of those the sink refused
 */
public record DeliveryCounts(
    Map<String, Long> distinct, Map<String, Long> delivered, Map<String, Long> rejected) {
  /** Copies the maps. */
  public DeliveryCounts {
    distinct = Map.copyOf(distinct);
    delivered = Map.copyOf(delivered);
    rejected = Map.copyOf(rejected);
  }

  /** Nothing was counted. */
  public static DeliveryCounts none() {
    return new DeliveryCounts(Map.of(), Map.of(), Map.of());
  }

  /** How many records of a dataset went into others, of so many that were produced. */
  public long merged(String dataset, long produced) {
    return produced - distinct.getOrDefault(dataset, 0L);
  }

  /** How many records the sink has. */
  public long written() {
    return delivered.keySet().stream().mapToLong(this::written).sum();
  }

  /** How many records of a dataset the sink has. */
  public long written(String dataset) {
    return delivered.getOrDefault(dataset, 0L) - rejected(dataset);
  }

  /** How many records of a dataset the sink refused. */
  public long rejected(String dataset) {
    return rejected.getOrDefault(dataset, 0L);
  }
}
