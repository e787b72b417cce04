package io.tributary.core.explain;

import io.tributary.core.explain.Coverage.SourceField;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.SourceRecord;
import io.tributary.transform.Mapping;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Counts over rows what a map fills and what it leaves.
 *
 * <p>For one thread. Of rows it keeps no more than one example of each field.
 */
public final class CoverageCount {
  private static final String OTHER_REASONS = "other reasons";

  private final FieldMap map;
  private final Explainer explainer;
  private final TargetCounts targets;
  private final FieldCounts fields = new FieldCounts();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final Map<String, Long> failed = new TreeMap<>();
  private final Map<String, Long> records = new LinkedHashMap<>();
  private long rows;
  private long mapped;

  /** Counts what a map does. */
  public CoverageCount(FieldMap map) {
    this.map = map;
    this.explainer = new Explainer(map);
    this.targets = new TargetCounts(new Rules(map));
  }

  /** Maps a row and counts what became of it. */
  public void add(SourceRecord row) {
    Explanation explanation = explainer.explain(row);
    rows++;
    if (explanation.mapping() instanceof Mapping.Skipped left) {
      skipped.merge(left.rule(), 1L, Long::sum);
    } else if (explanation.mapping() instanceof Mapping.Failed broken) {
      boolean room = failed.size() < Coverage.MAX_FIELDS || failed.containsKey(broken.reason());
      failed.merge(room ? broken.reason() : OTHER_REASONS, 1L, Long::sum);
    } else {
      mapped++;
      explanation.records().forEach(this::count);
    }
    fields.add(explanation);
  }

  /** What was counted so far. */
  public Coverage result() {
    return new Coverage(
        map.name(),
        map.version(),
        rows,
        mapped,
        Map.copyOf(skipped),
        Map.copyOf(failed),
        new LinkedHashMap<>(records),
        targets.targets(),
        targets.idle(skipped.keySet()),
        fields(field -> field.namedBy().isEmpty()),
        fields(field -> !field.namedBy().isEmpty()),
        fields.beyond());
  }

  private void count(ExplainedRecord record) {
    records.merge(record.kind().words(), 1L, Long::sum);
    targets.add(record);
  }

  private List<SourceField> fields(Predicate<SourceField> which) {
    return fields.neverUsed().stream()
        .filter(which)
        .sorted(
            Comparator.comparingLong(SourceField::rows).reversed().thenComparing(SourceField::path))
        .toList();
  }
}
