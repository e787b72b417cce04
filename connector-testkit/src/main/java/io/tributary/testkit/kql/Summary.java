package io.tributary.testkit.kql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups rows and aggregates each group; without aggregations, the distinct groups. */
final class Summary implements Stage {

  private final Map<String, Expression> groups;
  private final List<Aggregate> aggregates;

  Summary(Map<String, Expression> groups, List<Aggregate> aggregates) {
    this.groups = new LinkedHashMap<>(groups);
    this.aggregates = List.copyOf(aggregates);
  }

  @Override
  public Rows apply(Scan scan) {
    Map<List<@Nullable Object>, List<Aggregate.Accumulator>> seen = new LinkedHashMap<>();
    if (groups.isEmpty()) {
      seen.put(List.of(), accumulators()); // One row even if there is nothing to count.
    }
    scan.each(
        (position, row) -> {
          List<@Nullable Object> key = new ArrayList<>(groups.size());
          groups.values().forEach(group -> key.add(group.value(row)));
          seen.computeIfAbsent(key, missing -> accumulators()).forEach(each -> each.add(row));
          return true;
        });
    List<Map<String, @Nullable Object>> rows = new ArrayList<>(seen.size());
    seen.forEach((key, results) -> rows.add(row(key, results)));
    return Rows.of(rows);
  }

  private List<Aggregate.Accumulator> accumulators() {
    List<Aggregate.Accumulator> accumulators = new ArrayList<>(aggregates.size());
    aggregates.forEach(aggregate -> accumulators.add(aggregate.accumulators().get()));
    return accumulators;
  }

  private Map<String, @Nullable Object> row(
      List<@Nullable Object> key, List<Aggregate.Accumulator> results) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    int at = 0;
    for (String group : groups.keySet()) {
      row.put(group, key.get(at++));
    }
    for (int i = 0; i < results.size(); i++) {
      row.put(aggregates.get(i).column(), results.get(i).result());
    }
    return row;
  }
}
