package io.tributary.core.sink;

import java.util.Map;
import java.util.TreeMap;

/** Parts of a file, which do not overlap: neighbours become one. */
final class Ranges {
  private final TreeMap<Long, Long> ends = new TreeMap<>();

  boolean isEmpty() {
    return ends.isEmpty();
  }

  /** Adds the bytes from {@code start} up to, and without, {@code end}. */
  void add(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = ends.floorEntry(start);
    if (before != null && before.getValue() == start) {
      from = before.getKey();
    }
    Long after = ends.remove(end);
    if (after != null) {
      to = after;
    }
    ends.put(from, to);
  }

  void addAll(Ranges others) {
    others.ends.forEach(this::add);
  }

  boolean contains(long offset) {
    Map.Entry<Long, Long> range = ends.floorEntry(offset);
    return range != null && offset < range.getValue();
  }
}
