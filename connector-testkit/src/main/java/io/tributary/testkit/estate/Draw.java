package io.tributary.testkit.estate;

import java.util.List;
import java.util.UUID;

/**
 * Numbers that depend on nothing but a seed, a word and a position, so that any row can be made
 * without the others: SplitMix64, the same on every JDK.
 */
final class Draw {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Draw(long seed, String what, long position) {
    state = mixed(mixed(seed + STEP * what.hashCode()) + STEP * position);
  }

  /** A number from 0 to one below the bound. */
  int below(int bound) {
    return (int) Math.floorMod(next(), (long) bound);
  }

  /** One of a list's elements. */
  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** A random GUID, version 4. */
  String guid() {
    long most = (next() & ~0xF000L) | 0x4000L;
    long least = (next() & ~(0xC0L << 56)) | (0x80L << 56);
    return new UUID(most, least).toString();
  }

  private long next() {
    state += STEP;
    return mixed(state);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
