package io.tributary.core.explain;

import io.tributary.core.transform.FieldMap;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;

/**
 * Explains what a map does with rows. It watches the map at work, so that it cannot say anything
 * else than what the map does.
 *
 * <p>Pure, and safe for any thread.
 */
public final class Explainer {
  private final FieldMap map;
  private final Rules rules;

  /** Explains a map. */
  public Explainer(FieldMap map) {
    this.map = map;
    this.rules = new Rules(map);
  }

  /** Maps a row and tells why it became what it did. */
  public Explanation explain(SourceRecord row) {
    RowWatch watch = new RowWatch();
    Mapping mapping = map.apply(row, watch);
    return new RowStory(map, rules, watch, mapping).explanation(row.id());
  }
}
