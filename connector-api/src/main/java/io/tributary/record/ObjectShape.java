package io.tributary.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of objects that look alike, in their order. Rows of one table share their shapes, so
 * that an object has no more than its values, and where a key is found, in which casing whatever,
 * or that it is missing, is known after the first row.
 *
 * <p>Immutable but for what it remembers, which is bounded: data whose keys differ from row to row
 * makes no more than {@value #MOST_SHAPES} shapes, and keys that are ids make none. Safe for any
 * thread.
 */
final class ObjectShape {
  /** The shape of an object without any key. */
  static final ObjectShape EMPTY = new ObjectShape(new String[0]);

  /** A place where nothing is. */
  static final int NOWHERE = -1;

  private static final int MOST_SHAPES = 10_000;
  private static final int MOST_KEYS = 100;
  private static final int KNOWN = 2;
  private static final int MOST_FIRST_KEYS = 1_000;
  private static final int MOST_NEXT_KEYS = 256;
  private static final int LONGEST_KEY = 64;
  private static final AtomicInteger SHAPES = new AtomicInteger();

  private final String[] keys;
  private final Map<String, Integer> exact;
  private final Map<String, ObjectShape> next = new ConcurrentHashMap<>();

  /** The shape that was first made out of this one with one more key: most often the only one. */
  private volatile @Nullable ObjectShape first;

  /**
   * Where keys are, by their numbers: {@link #KNOWN} more than the place, and 0 where that was not
   * asked for yet. Threads write what they find without regard to each other, for they find the
   * same.
   */
  private byte[] places = {};

  private ObjectShape(String[] keys) {
    this.keys = keys;
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      indexes.put(keys[i], i);
    }
    exact = indexes;
  }

  int size() {
    return keys.length;
  }

  String key(int place) {
    return keys[place];
  }

  /** The shape with one more key, if there is one already. */
  @SuppressWarnings("ReferenceEquality") // Nearly all keys come out of a parser's one table.
  @Nullable ObjectShape known(String key) {
    ObjectShape likely = first;
    return likely != null && likely.keys[keys.length] == key ? likely : next.get(key);
  }

  /** The shape with one more key, which this one has not; empty when there are enough of them. */
  Optional<ObjectShape> with(String key) {
    int most = keys.length == 0 ? MOST_FIRST_KEYS : MOST_NEXT_KEYS;
    boolean enough = keys.length >= MOST_KEYS || next.size() >= most || SHAPES.get() >= MOST_SHAPES;
    if (enough || isData(key)) {
      return Optional.empty();
    }
    ObjectShape larger = next.computeIfAbsent(key, this::larger);
    if (first == null) {
      first = larger;
    }
    return Optional.of(larger);
  }

  /** Where a key is that is spelled so. */
  int placeOf(String key) {
    return exact.getOrDefault(key, NOWHERE);
  }

  /** Where a key is that is spelled so, or else the first in another casing. */
  int placeInAnyCasing(String name, int number) {
    byte[] known = places;
    byte found = number >= 0 && number < known.length ? known[number] : 0; // Read once.
    if (found != 0) {
      return found - KNOWN;
    }
    int place = search(name);
    if (number >= 0) {
      remember(number, place);
    }
    return place;
  }

  private void remember(int number, int place) {
    byte[] known = places;
    if (number >= known.length) {
      known = Arrays.copyOf(known, number + 1);
    }
    known[number] = (byte) (place + KNOWN);
    places = known;
  }

  private int search(String name) {
    int place = placeOf(name);
    for (int i = 0; i < keys.length && place == NOWHERE; i++) {
      place = keys[i].equalsIgnoreCase(name) ? i : NOWHERE;
    }
    return place;
  }

  /** Ids and the like, which no other object has, would use up the shapes. */
  private static boolean isData(String key) {
    return key.length() > LONGEST_KEY || key.indexOf('/') >= 0 || key.isBlank();
  }

  private ObjectShape larger(String key) {
    SHAPES.incrementAndGet();
    String[] more = Arrays.copyOf(keys, keys.length + 1);
    more[keys.length] = key;
    return new ObjectShape(more);
  }
}
