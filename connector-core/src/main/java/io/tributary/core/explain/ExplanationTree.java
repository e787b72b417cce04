package io.tributary.core.explain;

import io.tributary.core.explain.ExplainedValue.Taken;
import io.tributary.record.Document;
import io.tributary.transform.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An {@link Explanation} as a document. Keys without anything to say are left out. */
final class ExplanationTree {
  private ExplanationTree() {}

  static Document of(Explanation explanation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("map", explanation.map());
    put(tree, "version", explanation.version());
    put(tree, "row", explanation.row());
    outcome(tree, explanation.mapping());
    tree.put("records", explanation.records().stream().map(ExplanationTree::record).toList());
    if (explanation.mapping() instanceof Mapping.Mapped mapped) {
      tree.put("notes", mapped.notes().stream().map(ExplanationTree::note).toList());
    }
    tree.put("unused", explanation.unused().stream().map(ExplanationTree::unused).toList());
    if (explanation.unusedBeyond() > 0) {
      tree.put("unusedBeyond", explanation.unusedBeyond());
    }
    return Document.owning(tree);
  }

  private static void outcome(Map<String, Object> tree, Mapping mapping) {
    if (mapping instanceof Mapping.Skipped skipped) {
      tree.put("outcome", "skipped");
      tree.put("rule", skipped.rule());
    } else if (mapping instanceof Mapping.Failed failed) {
      tree.put("outcome", "failed");
      tree.put("reason", failed.reason());
    } else {
      tree.put("outcome", "mapped");
    }
  }

  private static Map<String, Object> record(ExplainedRecord record) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", record.kind().name().toLowerCase(Locale.ROOT));
    put(tree, "key", record.key());
    put(tree, "element", record.element());
    tree.put("parts", record.parts().stream().map(ExplanationTree::value).toList());
    tree.put("values", record.values().stream().map(ExplanationTree::value).toList());
    tree.put("missing", record.missing().stream().map(ExplanationTree::value).toList());
    return tree;
  }

  private static Map<String, Object> value(ExplainedValue value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", value.place());
    tree.put("target", value.target());
    value.value().ifPresent(present -> tree.put("value", present));
    tree.put("origin", value.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    value.taken().ifPresent(taken -> taken(tree, taken));
    put(tree, "conversions", value.conversions());
    if (value.sources().size() > 1 || value.taken().isEmpty()) {
      put(tree, "sources", value.sources());
    }
    put(tree, "passedOver", value.passedOver().stream().map(ExplanationTree::source).toList());
    put(tree, "problem", value.problem());
    put(tree, "note", value.note());
    return tree;
  }

  private static void taken(Map<String, Object> tree, Taken taken) {
    tree.putAll(source(taken));
    if (!taken.meaning().equals(taken.raw())) {
      tree.put("meaning", taken.meaning());
    }
  }

  private static Map<String, Object> source(Taken taken) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", taken.source());
    put(tree, "at", taken.place());
    tree.put("raw", taken.raw());
    return tree;
  }

  private static Map<String, Object> note(Mapping.Note note) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", note.source());
    tree.put("target", note.target());
    tree.put("problem", note.problem());
    return tree;
  }

  private static Map<String, Object> unused(UnusedField field) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", field.place());
    tree.put("value", field.value());
    put(tree, "namedBy", field.namedBy());
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, String value) {
    if (!value.isEmpty()) {
      tree.put(key, value);
    }
  }

  private static void put(Map<String, Object> tree, String key, List<?> values) {
    if (!values.isEmpty()) {
      tree.put(key, values);
    }
  }
}
