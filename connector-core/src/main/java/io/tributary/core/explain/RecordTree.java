package io.tributary.core.explain;

import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.RowRule;
import io.tributary.record.OutputRecord.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link RecordRule} in the keys of a map file. */
final class RecordTree {
  private RecordTree() {}

  static Map<String, Object> of(RecordRule rule) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", rule.kind().name().toLowerCase(Locale.ROOT));
    tree.put("key", ValueTree.of(rule.key()));
    rule.asset().ifPresent(value -> tree.put("asset", ValueTree.of(value)));
    rule.severity().ifPresent(value -> tree.put("severity", ValueTree.of(value)));
    rule.status().ifPresent(value -> tree.put("status", ValueTree.of(value)));
    if (rule.kind() == Kind.FINDING) {
      tree.put("stub", rule.stub());
    }
    rule.related().ifPresent(value -> tree.put("related", ValueTree.of(value)));
    rows(tree, rule.rows());
    return tree;
  }

  private static void rows(Map<String, Object> tree, RowRule rows) {
    put(tree, "objects", rows.objects());
    put(tree, "json", rows.json());
    put(tree, "skip", rows.skips().stream().map(RecordTree::skip).toList());
    put(tree, "when", rows.whens().stream().map(RecordTree::when).toList());
    rows.forEach().ifPresent(array -> tree.put("forEach", forEach(array)));
  }

  private static Map<String, Object> skip(RowRule.Skip skip) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rule", skip.rule());
    tree.put("source", skip.source());
    tree.put("in", skip.in());
    return tree;
  }

  private static Map<String, Object> when(RowRule.When when) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rule", when.rule());
    tree.putAll(ValueTree.of(when.condition()));
    return tree;
  }

  private static Object forEach(RowRule.ForEach array) {
    if (array.as().isEmpty()) {
      return array.source();
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", array.source());
    tree.put("as", array.as());
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, List<?> values) {
    if (!values.isEmpty()) {
      tree.put(key, values);
    }
  }
}
