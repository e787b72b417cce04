package io.tributary.core.transform;

import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a row that several sources lead through: each is looked up once for a row. */
final class SharedStarts {
  private final Map<List<Step>, SourceStart> starts = new LinkedHashMap<>();

  /**
   * Finds the parts where the ways of sources part, or end together.
   *
   * @param sources all sources of a map, from the row itself
   */
  SharedStarts(Collection<PendingSource> sources) {
    Map<List<Step>, Set<Object>> ways = new HashMap<>();
    for (PendingSource source : sources) {
      List<Step> steps = source.steps();
      for (int length = 1; length <= scalarSteps(steps); length++) {
        Object way = length < steps.size() ? steps.get(length) : new Object();
        ways.computeIfAbsent(steps.subList(0, length), prefix -> new HashSet<>()).add(way);
      }
    }
    ways.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparingInt(List::size))
        .forEach(prefix -> starts.put(prefix, start(prefix)));
  }

  /** The parts, each after those that it is found through. */
  List<SourceStart> starts() {
    return List.copyOf(starts.values());
  }

  /** The same source, from the nearest shared part. */
  PendingSource from(PendingSource source) {
    List<Step> steps = source.steps();
    for (int length = scalarSteps(steps); length > 0; length--) {
      SourceStart start = starts.get(steps.subList(0, length));
      if (start != null) {
        return new PendingSource(
            source.written(), start, new ArrayList<>(steps.subList(length, steps.size())));
      }
    }
    return source;
  }

  private SourceStart start(List<Step> prefix) {
    PendingSource source = from(new PendingSource("", SourceStart.ROW, prefix));
    return new SourceStart(starts.size() + 1, prefix, source.compiled());
  }

  private static int scalarSteps(List<Step> steps) {
    int each = steps.indexOf(new Each());
    return each < 0 ? steps.size() : each;
  }
}
