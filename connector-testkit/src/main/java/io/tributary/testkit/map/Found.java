package io.tributary.testkit.map;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values at paths of documents, and whether they are those that were expected. */
final class Found {
  private Found() {}

  /**
   * The value that documents have at a path.
   *
   * @throws AssertionError when they have different ones
   */
  static Optional<Object> at(String path, Collection<Document> documents) {
    List<Object> found = new ArrayList<>();
    for (Document document : documents) {
      in(document, path)
          .filter(value -> found.stream().noneMatch(known -> isEqual(known, value)))
          .ifPresent(found::add);
    }
    if (found.size() > 1) {
      throw new AssertionError(
          "the records have %d different values at %s: %s; choose one with finding(n), stub(n),"
                  .formatted(found.size(), path, Shown.value(found))
              + " asset(n) or record(n)");
    }
    return found.stream().findFirst();
  }

  /** The value that a document has at a path; no list that is empty because nothing was found. */
  static Optional<Object> in(Document document, String path) {
    FieldPath parsed = FieldPath.parse(path);
    Object value = document.value(parsed);
    boolean nothing = parsed.wildcards() > 0 && value instanceof List<?> list && list.isEmpty();
    return nothing ? Optional.empty() : Optional.ofNullable(value);
  }

  /** Whether a value is the expected one, or over {@code []} the only one is. */
  static boolean isSame(Object expected, Object found, String path) {
    return isEqual(expected, found)
        || (FieldPath.parse(path).wildcards() > 0
            && found instanceof List<?> list
            && list.size() == 1
            && list.get(0) != null
            && isEqual(expected, list.get(0)));
  }

  /** Whether a text has another in it, in any casing. */
  static boolean has(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static boolean isEqual(Object one, Object other) {
    return Document.owning(Map.of("value", one)).equals(Document.owning(Map.of("value", other)));
  }
}
