package io.tributary.azure.preflight;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.azure.source.GraphDataset;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the tables answer that the datasets are read from, and what they have of whom. */
final class TableProbes {
  private final GraphRows rows;
  private final Map<String, GraphQuery> tables = new TreeMap<>();
  private final Map<String, String> uses = new TreeMap<>();
  private final Map<String, SortedMap<String, Long>> counts = new ConcurrentHashMap<>();

  TableProbes(GraphRows rows, DefenderDatasets datasets) {
    this.rows = rows;
    add(SeenScope.SUBSCRIPTIONS, "to see which subscriptions there are");
    for (GraphDataset dataset : datasets.queries()) {
      add(dataset.rows(), dataset.dataset().name());
    }
  }

  private void add(GraphQuery query, String use) {
    GraphQuery table = query.table();
    tables.put(table.text(), table);
    uses.merge(table.text(), use, (one, other) -> one + ", " + other);
  }

  /** One for each table. */
  List<Probe> probes() {
    return tables.entrySet().stream()
        .map(
            table ->
                new Probe(
                    Preflight.TABLE,
                    table.getKey(),
                    State.FAILED,
                    () -> List.of(look(table.getKey(), table.getValue()))))
        .toList();
  }

  /** How many rows each subscription has in a table; empty while that is not known. */
  Optional<SortedMap<String, Long>> counts(String table) {
    return Optional.ofNullable(counts.get(table));
  }

  private PreflightCheck look(String table, GraphQuery all) throws InterruptedException {
    try {
      SortedMap<String, Long> found = rows.count("tables", all);
      counts.put(table, found);
      long sum = found.values().stream().mapToLong(Long::longValue).sum();
      return new PreflightCheck(
          Preflight.TABLE,
          table,
          State.OK,
          sum
              + " rows can be read, of "
              + (found.size() == 1 ? "1 subscription" : found.size() + " subscriptions"));
    } catch (ConnectorException e) {
      if (e.kind() != ErrorKind.CONFIGURATION) {
        throw e;
      }
      return new PreflightCheck(
          Preflight.TABLE, table, State.FAILED, e.getMessage() + "; it is for " + uses.get(table));
    }
  }
}
