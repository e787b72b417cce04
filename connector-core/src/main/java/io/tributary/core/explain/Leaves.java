package io.tributary.core.explain;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Index;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The values that a document has at its ends: text, numbers, booleans, and what is empty. */
final class Leaves {
  /** Deeper down, an object or array counts as a value. */
  static final int DEEPEST = 200;

  private final BiConsumer<Place, Object> visitor;

  private Leaves(BiConsumer<Place, Object> visitor) {
    this.visitor = visitor;
  }

  /** Visits each with its place, in order; nulls are not there. */
  static void of(Document document, BiConsumer<Place, Object> visitor) {
    new Leaves(visitor).visit(Place.ROOT, document);
  }

  private void visit(Place place, @Nullable Object value) {
    if (value == null) {
      return;
    }
    boolean shallow = place.steps().size() < DEEPEST;
    if (shallow && value instanceof Document document && !document.isEmpty()) {
      document.forEach((key, child) -> visit(place.then(new FieldPath.Key(key)), child));
    } else if (shallow && value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        visit(place.then(new Index(i)), list.get(i));
      }
    } else if (!place.steps().isEmpty()) {
      visitor.accept(place, value);
    }
  }
}
