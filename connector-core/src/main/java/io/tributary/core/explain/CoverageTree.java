package io.tributary.core.explain;

import io.tributary.core.explain.Coverage.Idle;
import io.tributary.core.explain.Coverage.SourceField;
import io.tributary.core.explain.Coverage.Target;
import io.tributary.record.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A {@link Coverage} as a document. */
final class CoverageTree {
  private CoverageTree() {}

  static Document of(Coverage coverage) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("map", coverage.map());
    tree.put("version", coverage.version());
    tree.put("rows", coverage.rows());
    tree.put("mapped", coverage.mapped());
    tree.put("skipped", new TreeMap<>(coverage.skipped()));
    tree.put("failed", new TreeMap<>(coverage.failed()));
    tree.put("records", coverage.records());
    tree.put("targets", coverage.targets().stream().map(CoverageTree::target).toList());
    tree.put("idle", coverage.idle().stream().map(CoverageTree::idle).toList());
    tree.put("unread", coverage.unread().stream().map(CoverageTree::field).toList());
    tree.put("unused", coverage.unused().stream().map(CoverageTree::field).toList());
    if (coverage.fieldsBeyond() > 0) {
      tree.put("rowsWithFieldsBeyond", coverage.fieldsBeyond());
    }
    return Document.owning(tree);
  }

  private static Map<String, Object> target(Target target) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("target", target.target());
    tree.put("records", target.records());
    tree.put("filled", target.filled());
    tree.put("values", target.values());
    tree.put("defaults", target.defaults());
    tree.put("refused", target.refused());
    tree.put("sources", target.sources());
    return tree;
  }

  private static Map<String, Object> idle(Idle idle) {
    return Map.of("rule", idle.rule(), "what", idle.what());
  }

  private static Map<String, Object> field(SourceField field) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", field.path());
    tree.put("rows", field.rows());
    tree.put("example", field.example());
    if (!field.namedBy().isEmpty()) {
      tree.put("namedBy", field.namedBy());
    }
    return tree;
  }
}
