package io.tributary.core.run;

import io.tributary.record.Document;
import io.tributary.record.TargetRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How deep records may be nested, and what is kept of rows. Both are written where they wait, and
 * read again within the bounds of JSON. What is deep in a row and is not mapped harms nobody.
 */
final class RowDepth {
  private static final int MOST = 100;

  /** More than the most, so that what is kept of a row is still too deep when it is replayed. */
  private static final int KEPT = MOST + 20;

  private RowDepth() {}

  static void check(List<TargetRecord> records) throws RowRefused {
    for (TargetRecord record : records) {
      if (record.document().isDeeperThan(MOST)) {
        throw new RowRefused(
            "transform", "What the row is mapped to is nested deeper than " + MOST + " levels");
      }
    }
  }

  /** What a dead letter has of a row: all of it but for what is far too deep. */
  static Document kept(Document row) {
    return row.isDeeperThan(KEPT) ? object(row, KEPT) : row;
  }

  private static Document object(Document object, int levels) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    object.forEach((key, value) -> kept.put(key, value(value, levels - 1)));
    return Document.owning(kept);
  }

  private static @Nullable Object value(@Nullable Object value, int levels) {
    if (value instanceof Document object) {
      return levels == 0 ? null : object(object, levels);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> kept = new ArrayList<>();
      if (levels > 0) {
        list.forEach(element -> kept.add(value(element, levels - 1)));
      }
      return levels == 0 ? null : kept;
    }
    return value;
  }
}
