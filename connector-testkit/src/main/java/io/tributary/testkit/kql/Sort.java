package io.tributary.testkit.kql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts rows in order, and may keep only the first of them. Stable. */
final class Sort implements Stage {

  private final List<Key> keys;
  private final long limit;

  Sort(List<Key> keys, long limit) {
    this.keys = List.copyOf(keys);
    this.limit = limit;
  }

  /** What rows are ordered by. Nulls are the smallest, as in Kusto. */
  record Key(Expression expression, boolean ascending) {}

  /** A row's position and its keys' values. */
  private record Entry(int position, List<@Nullable Object> values) {}

  @Override
  public Rows apply(Scan scan) {
    List<Entry> entries = new ArrayList<>();
    scan.each(
        (position, row) -> {
          List<@Nullable Object> values = new ArrayList<>(keys.size());
          keys.forEach(key -> values.add(key.expression.value(row)));
          entries.add(new Entry(position, values));
          return true;
        });
    entries.sort(order());
    return scan.at(entries.stream().limit(limit).mapToInt(Entry::position).toArray());
  }

  private Comparator<Entry> order() {
    return (one, other) -> {
      for (int i = 0; i < keys.size(); i++) {
        int order = Values.ORDER.compare(one.values.get(i), other.values.get(i));
        if (order != 0) {
          return keys.get(i).ascending ? order : -order;
        }
      }
      return 0;
    };
  }
}
