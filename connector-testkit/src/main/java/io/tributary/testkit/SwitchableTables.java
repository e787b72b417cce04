package io.tributary.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tables that can become others, as of a tenant that changes while it is read. Safe for use by
 * several threads: each call answers from the one or from the other.
 */
public final class SwitchableTables implements Tables {

  private volatile Tables current;

  SwitchableTables(Tables first) {
    this.current = first;
  }

  /** From now on the rows are those of other tables. */
  public synchronized void switchTo(Tables next) {
    this.current = next;
  }

  /**
   * From now on one table has other rows, and the others are as they are: for rows that come, go
   * and change between the pages of a walk.
   *
   * @param name the table's, in lower case
   * @param edit from a list of the rows, which it may change, to the rows from now on
   */
  public synchronized void edit(
      String name, UnaryOperator<List<Map<String, @Nullable Object>>> edit) {
    Map<String, Table> all = new HashMap<>();
    current.names().forEach(each -> all.put(each, current.table(each)));
    all.put(name, new TablesInMemory.Rows(List.copyOf(edit.apply(rows(current.table(name))))));
    current = new Edited(all);
  }

  private static List<Map<String, @Nullable Object>> rows(Table table) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      rows.add(table.row(i));
    }
    return rows;
  }

  /** Tables by name. */
  private record Edited(Map<String, Table> tables) implements Tables {
    @Override
    public Set<String> names() {
      return Set.copyOf(tables.keySet());
    }

    @Override
    public Table table(String name) {
      return tables.getOrDefault(name, TablesInMemory.Rows.NONE);
    }
  }

  @Override
  public Set<String> names() {
    return current.names();
  }

  @Override
  public Table table(String name) {
    return current.table(name);
  }
}
