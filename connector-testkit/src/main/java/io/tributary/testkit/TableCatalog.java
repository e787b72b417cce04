package io.tributary.testkit;

import io.tributary.testkit.kql.Rows;
import io.tributary.testkit.service.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tables as the simulated services read them: the same table is the same rows. */
final class TableCatalog implements Catalog {

  private static final Rows NONE = Rows.of(List.of());

  private final Tables tables;
  private final Map<String, TableRows> rows = new ConcurrentHashMap<>();

  TableCatalog(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Set<String> names() {
    return tables.names();
  }

  @Override
  public Rows rows(String name) {
    Table table = tables.table(name);
    if (table.size() == 0) {
      return NONE;
    }
    return rows.compute(
        name, (key, old) -> old != null && old.table == table ? old : new TableRows(table));
  }

  private static final class TableRows implements Rows {

    private final Table table;

    TableRows(Table table) {
      this.table = table;
    }

    @Override
    public int size() {
      return table.size();
    }

    @Override
    public Map<String, @Nullable Object> row(int index) {
      return table.row(index);
    }
  }
}
