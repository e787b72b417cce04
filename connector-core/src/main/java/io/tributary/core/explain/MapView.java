package io.tributary.core.explain;

import io.tributary.core.transform.Conversion;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A map to look at: for programs, and as a file that loads again. */
public final class MapView {
  private static final Pattern PART = Pattern.compile("<<([a-z]+)>>");

  private MapView() {}

  /**
   * The map for programs: {@code name}, {@code version}, {@code description}, {@code sourceModel},
   * {@code targetModel}, {@code record}, and {@code fields} with {@code source} (a path, or an
   * array of several) or {@code constant}, {@code type}, {@code target}, and where there is any
   * {@code default}, {@code conversions}, {@code lookup} and {@code note}.
   */
  public static Document json(FieldMap map) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", map.name());
    tree.put("version", map.version());
    tree.put("description", map.description());
    tree.put("sourceModel", map.source());
    tree.put("targetModel", map.target());
    tree.put("record", RecordTree.of(map.record()));
    tree.put("fields", map.fields().stream().map(MapView::described).toList());
    return Document.owning(tree);
  }

  /** The map as a YAML file that loads again to an equal map. */
  public static String yaml(FieldMap map) {
    return YamlText.of(header(map))
        + "\n"
        + YamlText.of(Map.of("record", RecordTree.of(map.record())))
        + "\n"
        + YamlText.of(Map.of("fields", fields(map)));
  }

  /**
   * A file to start a change with: the map, and comments that say what can be done with it. It
   * loads to an equal map as it is.
   */
  public static String clone(FieldMap map) {
    Map<String, String> parts =
        Map.of(
            "name", comment(map.name()),
            "header", YamlText.of(header(map)),
            "record", YamlText.of(Map.of("record", RecordTree.of(map.record()))),
            "fields", YamlText.of(Map.of("fields", fields(map))));
    return PART.matcher(ResourceText.of("clone.yaml"))
        .replaceAll(
            found -> Matcher.quoteReplacement(parts.getOrDefault(found.group(1), "").strip()));
  }

  private static Map<String, Object> header(FieldMap map) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", map.name());
    tree.put("version", map.version());
    tree.put("description", map.description());
    tree.put("source", map.source());
    tree.put("target", map.target());
    tree.values().removeIf(""::equals);
    tree.putIfAbsent("version", "");
    return tree;
  }

  private static List<Map<String, Object>> fields(FieldMap map) {
    return map.fields().stream().map(MapView::written).toList();
  }

  /** The keys of a map file. */
  private static Map<String, Object> written(Field field) {
    Map<String, Object> tree = ValueTree.of(field.value());
    tree.put("target", field.target());
    if (!field.when().isEmpty()) {
      tree.put("when", field.when().stream().map(ValueTree::of).toList());
    }
    if (!field.note().isEmpty()) {
      tree.put("note", field.note());
    }
    return tree;
  }

  private static Map<String, Object> described(Field field) {
    Map<String, Object> tree = written(field);
    List<String> conversions = field.conversions().stream().map(Conversion::word).toList();
    if (!conversions.isEmpty()) {
      tree.keySet().removeAll(conversions);
      tree.put("conversions", conversions);
    }
    return tree;
  }

  private static String comment(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
