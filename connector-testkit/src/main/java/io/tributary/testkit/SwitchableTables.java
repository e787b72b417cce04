package io.tributary.testkit;

import java.util.Set;

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
  public void switchTo(Tables next) {
    this.current = next;
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
