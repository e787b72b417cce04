package io.tributary.core.explain;

import io.tributary.core.explain.Coverage.SourceField;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the fields of rows that made no value. */
final class FieldCounts {
  private final Map<String, SourceField> counts = new LinkedHashMap<>();
  private final Set<String> everUsed = new HashSet<>();
  private long beyond;

  void add(Explanation explanation) {
    Set<String> seen = new HashSet<>();
    boolean missed = explanation.unusedBeyond() > 0;
    for (UnusedField field : explanation.unused()) {
      String path = Place.pattern(field.place());
      if (!counts.containsKey(path) && counts.size() >= Coverage.MAX_FIELDS) {
        missed = true;
      } else if (seen.add(path)) {
        counts.merge(
            path,
            new SourceField(path, 1, field.value(), field.namedBy()),
            (before, one) ->
                new SourceField(path, before.rows() + 1, before.example(), before.namedBy()));
      }
    }
    beyond += missed ? 1 : 0;
    for (ExplainedRecord record : explanation.records()) {
      record.parts().forEach(this::used);
      record.values().forEach(this::used);
    }
  }

  /** Those that made no value in any row. */
  List<SourceField> neverUsed() {
    return counts.values().stream().filter(field -> !isUsed(field.path())).toList();
  }

  /** How many rows have fields that were not counted. */
  long beyond() {
    return beyond;
  }

  private void used(ExplainedValue value) {
    if (value.value().isPresent()) {
      value.taken().ifPresent(taken -> everUsed.add(Place.pattern(taken.place())));
    }
  }

  /** Whether it, or what it is a part of, made a value. */
  private boolean isUsed(String path) {
    return everUsed.contains(path)
        || everUsed.stream()
            .anyMatch(used -> path.startsWith(used + ".") || path.startsWith(used + "["));
  }
}
