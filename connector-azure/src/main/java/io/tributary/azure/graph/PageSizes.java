package io.tributary.azure.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many rows a page may have, for each purpose: half of what proved too large. After some good
 * pages it is doubled again; each time that proves wrong, twice as many good pages are needed for
 * the next attempt, so that it settles. Safe for any number of threads.
 */
final class PageSizes {
  /** The most that Resource Graph gives at once. */
  static final int MOST = 1_000;

  /** How often a page can be halved: 1000 rows become 1. */
  static final int HALVINGS = 10;

  /** Good pages until the first attempt at larger ones. */
  static final int GOOD_PAGES = 20;

  private static final int MOST_GOOD_PAGES = 1 << 20;

  /**
   * What is known about one purpose.
   *
   * @param rows of a page
   * @param good how many pages of this size came, since it was tried
   * @param needed how many of them it takes to try a larger size
   * @param tried whether this size is such a larger one
   */
  private record Size(int rows, int good, int needed, boolean tried) {
    static final Size FIRST = new Size(MOST, 0, GOOD_PAGES, false);

    Size halved(int tooLarge) {
      return tooLarge > rows // Somebody else has done so already.
          ? this
          : new Size(
              tooLarge / 2, 0, tried ? Math.min(2 * needed, MOST_GOOD_PAGES) : needed, false);
    }

    Size proven(int page) {
      if (page != rows || rows == MOST) {
        return this;
      }
      return good + 1 < needed
          ? new Size(rows, good + 1, needed, tried)
          : new Size(Math.min(2 * rows, MOST), 0, needed, true);
    }
  }

  private final Map<String, Size> sizes = new ConcurrentHashMap<>();

  int of(String purpose) {
    return sizes.getOrDefault(purpose, Size.FIRST).rows();
  }

  /** A page of this size came, and was full. */
  void proved(String purpose, int page) {
    sizes.computeIfPresent(purpose, (name, size) -> size.proven(page));
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
    sizes.compute(purpose, (name, size) -> (size == null ? Size.FIRST : size).halved(tooLarge));
    return true;
  }
}
