package io.tributary.testkit.contract;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies documents. */
final class Documents {
  private Documents() {}

  /** A copy that shares nothing with the document. */
  static Document copy(Document document) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    document.forEach((key, value) -> copy.put(key, copyOf(value)));
    return Document.owning(copy);
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof Document document) {
      return copy(document);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(copyOf(element)));
      return copy;
    }
    return value;
  }
}
