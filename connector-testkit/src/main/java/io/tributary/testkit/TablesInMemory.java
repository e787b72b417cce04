package io.tributary.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables whose rows are held in memory. */
final class TablesInMemory implements Tables {

  private final Map<String, Table> tables = new HashMap<>();

  TablesInMemory(Map<String, List<Map<String, @Nullable Object>>> rows) {
    rows.forEach(
        (name, list) -> tables.put(name.toLowerCase(Locale.ROOT), new Rows(List.copyOf(list))));
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(tables.keySet());
  }

  @Override
  public Table table(String name) {
    return tables.getOrDefault(name, Rows.NONE);
  }

  /** Rows in a list. */
  record Rows(List<Map<String, @Nullable Object>> rows) implements Table {

    static final Table NONE = new Rows(List.of());

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Map<String, @Nullable Object> row(int index) {
      return rows.get(index);
    }
  }
}
