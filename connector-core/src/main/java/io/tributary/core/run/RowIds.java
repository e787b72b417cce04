package io.tributary.core.run;

import java.util.Arrays;

/**
 * The ids of the rows of one walk, to notice one that comes twice: a set of 64-bit hashes, 8 to 16
 * bytes a row. Among a million ids, two different ones have the same hash once in 40 million walks.
 */
final class RowIds {
  private long[] table = new long[1_024];
  private int size;

  /** Adds an id; false when it was there. */
  boolean add(String id) {
    if (size * 2 >= table.length) {
      grow();
    }
    if (!insert(table, hash(id))) {
      return false;
    }
    size++;
    return true;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> insert(larger, hash));
    table = larger;
  }

  private static boolean insert(long[] table, long hash) {
    int mask = table.length - 1;
    int at = (int) (hash >>> 20) & mask;
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    table[at] = hash;
    return true;
  }

  private static long hash(String id) {
    long hash = 0x243F6A8885A308D3L ^ id.length();
    int at = 0;
    for (; at + 4 <= id.length(); at += 4) {
      long four =
          id.charAt(at)
              | (long) id.charAt(at + 1) << 16
              | (long) id.charAt(at + 2) << 32
              | (long) id.charAt(at + 3) << 48;
      hash = mix(hash, four);
    }
    for (; at < id.length(); at++) {
      hash = mix(hash, id.charAt(at));
    }
    return hash == 0 ? 1 : hash;
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
