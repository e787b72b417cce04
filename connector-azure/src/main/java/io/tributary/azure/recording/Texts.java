package io.tributary.azure.recording;

import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The texts in a tree of JSON. */
final class Texts {
  private Texts() {}

  /** The tree with each text changed, keys too; the same tree when nothing changes. */
  static @Nullable Object map(@Nullable Object value, UnaryOperator<String> change) {
    if (value instanceof String text) {
      String changed = change.apply(text);
      return changed.equals(text) ? text : changed;
    }
    if (value instanceof List<?> list) {
      return list(list, change);
    }
    return value instanceof Document document ? document(document, change) : value;
  }

  private static List<?> list(List<?> list, UnaryOperator<String> change) {
    List<@Nullable Object> changed = new ArrayList<>(list.size());
    boolean differs = false;
    for (Object element : list) {
      Object mapped = map(element, change);
      differs |= mapped != element;
      changed.add(mapped);
    }
    return differs ? changed : list;
  }

  private static Document document(Document document, UnaryOperator<String> change) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    boolean[] differs = {false};
    document.forEach(
        (key, value) -> {
          String name = Objects.requireNonNull(change.apply(key));
          Object mapped = map(value, change);
          differs[0] |= mapped != value || !name.equals(key);
          changed.put(name, mapped);
        });
    return differs[0] ? Document.owning(changed) : document;
  }
}
