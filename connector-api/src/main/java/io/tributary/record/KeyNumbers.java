package io.tributary.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for the keys that paths lead through, so that an {@link ObjectShape} has an array, and
 * needs no table, of where they are. The first {@value #MOST} keys get one: more than the paths of
 * all maps have.
 *
 * <p>Safe for any thread.
 */
final class KeyNumbers {
  /** The number of a key that has none. */
  static final int NONE = -1;

  static final int MOST = 1_000;

  private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();

  private KeyNumbers() {}

  /** The key's own number, from 0 on, or {@link #NONE}. */
  static int of(String key) {
    Integer known = NUMBERS.get(key);
    if (known != null) {
      return known;
    }
    synchronized (NUMBERS) {
      return NUMBERS.size() < MOST
          ? NUMBERS.computeIfAbsent(key, fresh -> NUMBERS.size())
          : NUMBERS.getOrDefault(key, NONE);
    }
  }
}
