package io.tributary.core.transform;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.transform.Mapping.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * JSON that stands in strings of a row, at paths that are known: it is read before the row is
 * mapped. What is no string is left alone, because services write the same field now so, now so.
 *
 * <p>It may be nested {@value #MAX_DEPTH} levels deep; deeper JSON stays a string, and is noted.
 */
public final class EmbeddedJson {
  /** How deep JSON in a string may be nested. */
  public static final int MAX_DEPTH = 50;

  private final List<FieldPath> paths;

  private EmbeddedJson(List<FieldPath> paths) {
    this.paths = List.copyOf(paths);
  }

  /**
   * JSON at some paths, which have keys only.
   *
   * @throws IllegalArgumentException when a path is malformed, or has something else than keys
   */
  public static EmbeddedJson at(List<String> paths) {
    List<FieldPath> parsed = new ArrayList<>();
    for (String path : paths) {
      FieldPath one = FieldPath.parse(path);
      if (!one.steps().stream().allMatch(FieldPath.Key.class::isInstance)) {
        throw new IllegalArgumentException("\"" + path + "\" must have keys only");
      }
      parsed.add(one);
    }
    return new EmbeddedJson(parsed);
  }

  /** As {@link #at(List)}. */
  public static EmbeddedJson at(String... paths) {
    return at(List.of(paths));
  }

  /** Whether there are no paths. */
  boolean isEmpty() {
    return paths.isEmpty();
  }

  /**
   * The row with objects and arrays where it had their JSON; what is no JSON stays as it is.
   *
   * @param row the row, which is not changed
   * @param notes takes what could not be read
   */
  public Document read(Document row, Set<Note> notes) {
    Document read = row;
    for (FieldPath path : paths) {
      if (row.value(path) instanceof String text && !text.isBlank()) {
        try {
          Object embedded = Json.objectOrArray(text);
          if (Document.owning(Map.of("", embedded)).isDeeperThan(MAX_DEPTH + 1)) {
            notes.add(
                new Note(
                    path.toString(),
                    "row",
                    "JSON that is nested deeper than " + MAX_DEPTH + " levels"));
          } else {
            read = with(read, path.steps(), 0, embedded);
          }
        } catch (IllegalArgumentException e) {
          notes.add(new Note(path.toString(), "row", "text that is no JSON"));
        }
      }
    }
    return read;
  }

  /** The object with something else at the path of some keys, from the one at a position on. */
  private static Document with(
      Document object, List<FieldPath.Step> keys, int at, Object embedded) {
    FieldPath.Key key = (FieldPath.Key) keys.get(at);
    if (at + 1 == keys.size()) {
      return object.with(key.name(), embedded);
    }
    Document child = (Document) Objects.requireNonNull(object.value(FieldPath.of(List.of(key))));
    return object.with(key.name(), with(child, keys, at + 1, embedded));
  }
}
