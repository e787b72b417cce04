package io.tributary.transform;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The maps of a connector by name. Immutable: a change makes another library. */
public final class MapLibrary {
  private final Map<String, TransformMap> maps;

  private MapLibrary(Map<String, TransformMap> maps) {
    this.maps = maps;
  }

  /** A library of the given maps. */
  public static MapLibrary of(Map<String, TransformMap> maps) {
    return new MapLibrary(new TreeMap<>(maps));
  }

  /** The names, sorted; unmodifiable. */
  public Set<String> names() {
    return Collections.unmodifiableSet(maps.keySet());
  }

  /**
   * The map of a name.
   *
   * @throws IllegalArgumentException when there is none; the message lists the names there are
   */
  public TransformMap get(String name) {
    TransformMap map = maps.get(name);
    if (map == null) {
      throw unknown(name);
    }
    return map;
  }

  /**
   * The same library with one map replaced.
   *
   * @param name of a map that the library has
   * @throws IllegalArgumentException when there is none of that name; the message lists the names
   *     there are
   */
  public MapLibrary override(String name, TransformMap map) {
    if (!maps.containsKey(name)) {
      throw unknown(name);
    }
    Map<String, TransformMap> changed = new TreeMap<>(maps);
    changed.put(name, map);
    return new MapLibrary(changed);
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "No map is named \"" + name + "\"; there are " + maps.keySet());
  }
}
