package io.tributary.core.explain;

import io.tributary.core.explain.MapDiff.Difference;
import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link MapDiff} as a document. */
final class MapDiffTree {
  private MapDiffTree() {}

  static Document of(MapDiff diff) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("equal", diff.isEmpty());
    tree.put("rows", diff.rows());
    tree.put("differing", diff.differing());
    tree.put("differences", diff.differences().stream().map(MapDiffTree::difference).toList());
    return Document.owning(tree);
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("target", difference.subject());
    tree.put("changed", difference.changed());
    tree.put("appears", difference.appears());
    tree.put("vanishes", difference.vanishes());
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("row", difference.example().row());
    example.put("path", difference.example().place());
    difference.example().before().ifPresent(value -> example.put("before", value));
    difference.example().after().ifPresent(value -> example.put("after", value));
    tree.put("example", example);
    return tree;
  }
}
