package io.tributary.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a simulated tenant has, by Resource Graph's names in lower case: {@code
 * resources}, {@code resourcecontainers}, {@code securityresources} and so on.
 *
 * <p>A row belongs to the subscription that its {@code subscriptionId} names; a row without one is
 * seen at tenant scope only. A tenant that changes answers {@link #table} with another {@link
 * Table} from then on; the same instance means the same rows. Safe for use by several threads.
 */
public interface Tables {

  /** The names of the tables that have rows, in lower case. */
  Set<String> names();

  /**
   * The table of a name in lower case; an empty one when the tenant has no such rows.
   *
   * @param name the table's name, in lower case
   */
  Table table(String name);

  /** Tables of rows in memory, by name. */
  static Tables of(Map<String, List<Map<String, @Nullable Object>>> rows) {
    return new TablesInMemory(rows);
  }

  /**
   * The tables of a folder: each file {@code <table>.ndjson} has one JSON object per line. Files
   * are mapped, not loaded; blank lines are left out. A file may have 2 GiB and 20 million rows, a
   * row 16 MiB and 1,000 levels.
   *
   * @throws IOException if the folder or a file can't be read
   * @throws IllegalArgumentException if there is no such file, if a line is not a JSON object, or
   *     if something is larger than it may be; the message has the file and the line
   */
  static Tables folder(Path folder) throws IOException {
    return NdjsonFolder.open(folder);
  }

  /**
   * Tables that can become others later, such as those of a tenant that moves to another model.
   *
   * @param first whose rows they have until then
   */
  static SwitchableTables switchable(Tables first) {
    return new SwitchableTables(first);
  }
}
