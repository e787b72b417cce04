package io.tributary.core.transform;

import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.List;

/**
 * Several maps of which each is for some rows: what the first makes of a row that does not leave it
 * out. A row that all leave out is left out, by the rule of the last.
 *
 * <p>Immutable and, if its maps are, safe for any thread.
 */
public final class FirstMap implements TransformMap {
  private final List<TransformMap> maps;

  private FirstMap(List<TransformMap> maps) {
    this.maps = maps;
  }

  /**
   * A map that tries others.
   *
   * @param maps in the order in which they are tried
   * @throws IllegalArgumentException when there is none
   */
  public static FirstMap of(List<? extends TransformMap> maps) {
    if (maps.isEmpty()) {
      throw new IllegalArgumentException("There must be a map to try");
    }
    return new FirstMap(List.copyOf(maps));
  }

  @Override
  public Mapping apply(SourceRecord row) {
    Mapping mapping = maps.get(0).apply(row);
    for (int i = 1; i < maps.size() && mapping instanceof Mapping.Skipped; i++) {
      mapping = maps.get(i).apply(row);
    }
    return mapping;
  }
}
