package io.tributary.azure.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A map that forgets what was not asked for the longest. Safe for several threads. */
final class Recent<K, V> {
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;

  Recent(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("A cache keeps at least one entry, not " + most);
    }
    this.most = most;
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
    if (entries.size() > most) {
      entries.remove(entries.keySet().iterator().next());
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
