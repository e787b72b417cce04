package io.tributary.core.reconcile;

import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays one document over another: what the stronger one says stays, the weaker one fills gaps. */
final class DocumentMerge {
  private DocumentMerge() {}

  /**
   * The stronger document with what only the weaker one has. Objects are merged key by key; arrays
   * are taken whole.
   */
  static Document fill(Document stronger, Document weaker) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    stronger.forEach(merged::put);
    weaker.forEach(
        (key, value) -> {
          Object present = merged.get(key);
          if (present == null) {
            merged.put(key, value);
          } else if (present instanceof Document strong && value instanceof Document weak) {
            merged.put(key, fill(strong, weak));
          }
        });
    return Document.owning(merged);
  }
}
