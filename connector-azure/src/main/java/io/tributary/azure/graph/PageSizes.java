package io.tributary.azure.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many rows a page may have, for each purpose: less once pages proved too large. */
final class PageSizes {
  /** The most that Resource Graph gives at once. */
  static final int MOST = 1_000;

  /** How often a page can be halved: 1000 rows become 1. */
  static final int HALVINGS = 10;

  private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

  int of(String purpose) {
    return sizes.getOrDefault(purpose, MOST);
  }

  /** Halves the size; false when a page has one row already. */
  boolean halve(String purpose) {
    int before = of(purpose);
    if (before == 1) {
      return false;
    }
    sizes.put(purpose, before / 2);
    return true;
  }
}
