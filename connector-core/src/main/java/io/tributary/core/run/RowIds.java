package io.tributary.core.run;

/**
 * The ids of the rows of one walk, to notice one that comes twice: a set of 64-bit hashes, 8 to 16
 * bytes a row. Among a million ids, two different ones have the same hash once in 40 million walks.
 * They are in many tables, since a small heap has no good place for a large one.
 */
final class RowIds {
  private static final int TABLES = 64;

  private final long[][] tables = new long[TABLES][16];
  private final int[] sizes = new int[TABLES];

  /** Adds an id; false when it was there. */
  boolean add(String id) {
    long hash = hash(id);
    int which = (int) (hash >>> 52) & (TABLES - 1);
    if (sizes[which] * 2 >= tables[which].length) {
      tables[which] = larger(tables[which]);
    }
    boolean fresh = insert(tables[which], hash);
    sizes[which] += fresh ? 1 : 0;
    return fresh;
  }

  private static long[] larger(long[] table) {
    long[] larger = new long[table.length * 2];
    for (long hash : table) {
      if (hash != 0) {
        insert(larger, hash);
      }
    }
    return larger;
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
