package io.tributary.azure.registry;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** A map that forgets what was not asked for the longest. Safe for several threads. */
final class Recent<K, V> {
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final long most;
  private final ToLongFunction<V> weigher;
  private long weight;

  /** One that keeps so many entries. */
  Recent(int most) {
    this(most, value -> 1);
  }

  /** One that keeps entries of so much weight. */
  Recent(long most, ToLongFunction<V> weigher) {
    if (most < 1) {
      throw new IllegalArgumentException("A cache keeps at least one entry, not " + most);
    }
    this.most = most;
    this.weigher = weigher;
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void put(K key, V value) {
    V before = entries.put(key, value);
    weight += weigher.applyAsLong(value) - (before == null ? 0 : weigher.applyAsLong(before));
    Iterator<V> oldest = entries.values().iterator();
    while (weight > most && oldest.hasNext()) {
      weight -= weigher.applyAsLong(oldest.next());
      oldest.remove();
    }
  }

  synchronized V get(K key, Supplier<V> absent) {
    V value = entries.get(key);
    if (value == null) {
      value = absent.get();
      put(key, value);
    }
    return value;
  }
}
