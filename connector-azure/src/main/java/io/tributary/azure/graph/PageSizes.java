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

  /**
   * Halves a size that proved too large, unless somebody else has done so already.
   *
   * @return false when a page had one row
   */
  boolean halve(String purpose, int tooLarge) {
    if (tooLarge == 1) {
      return false;
    }
    sizes.merge(purpose, tooLarge / 2, Math::min);
    return true;
  }
}
