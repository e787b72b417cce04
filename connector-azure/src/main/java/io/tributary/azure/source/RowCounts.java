package io.tributary.azure.source;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows of a dataset there are in each subscription that has any, or could have.
 *
 * @param bySubscription rows by the id in lower case; those of no subscription under an empty one
 */
record RowCounts(SortedMap<String, Long> bySubscription) {
  /** Copies the map. */
  RowCounts {
    bySubscription = Collections.unmodifiableSortedMap(new TreeMap<>(bySubscription));
  }

  static RowCounts of(Map<String, Long> bySubscription) {
    return new RowCounts(new TreeMap<>(bySubscription));
  }

  /** Also these subscriptions: without rows, where none were counted. */
  RowCounts and(Set<String> subscriptions) {
    SortedMap<String, Long> all = new TreeMap<>(bySubscription);
    subscriptions.forEach(subscription -> all.putIfAbsent(subscription, 0L));
    return new RowCounts(all);
  }

  long of(String subscription) {
    return bySubscription.getOrDefault(subscription, 0L);
  }

  long total() {
    return bySubscription.values().stream().mapToLong(Long::longValue).sum();
  }
}
