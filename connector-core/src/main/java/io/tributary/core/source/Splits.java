package io.tributary.core.source;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.source.Split;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Splits as JSON, so that a distributed engine can hand them to its workers. */
public final class Splits {
  private Splits() {}

  /** A split as one JSON object. */
  public static String toJson(Split split) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("dataset", split.dataset());
    tree.put("id", split.id());
    tree.put("attributes", new LinkedHashMap<>(split.attributes()));
    return Json.text(Document.owning(tree));
  }

  /**
   * The split that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException when the text is something else; the message names the field
   */
  public static Split fromJson(String json) {
    Document document = Json.document(json);
    Map<String, String> attributes = new TreeMap<>();
    document
        .object("attributes")
        .orElseThrow(() -> missing("attributes"))
        .forEach(
            (name, value) -> {
              if (!(value instanceof String text)) {
                throw missing("attributes." + name);
              }
              attributes.put(name, text);
            });
    return new Split(
        document.text("dataset").orElseThrow(() -> missing("dataset")),
        document.text("id").orElseThrow(() -> missing("id")),
        attributes);
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException(
        "Not a split: \"" + field + "\" is missing or of the wrong type");
  }
}
