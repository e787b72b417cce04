package io.tributary;

import io.tributary.enrich.Enricher;
import io.tributary.failure.ConnectorException;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connector in use by one run: holds what must not outlive it, such as caches.
 *
 * <p>Safe for several threads at once, but for {@link #close}.
 */
public interface Session extends AutoCloseable {
  /**
   * Divides the chosen datasets into splits. Blocking.
   *
   * @param datasets names of datasets that the connector has
   * @return the splits of asset datasets and of finding datasets, in a stable order
   * @throws io.tributary.failure.ConnectorException when the plan cannot be made
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  List<Split> plan(Set<String> datasets) throws InterruptedException;

  /** What reads the splits of {@link #plan}. */
  Source source();

  /** What enriches the rows of a dataset, applied one after the other; may be empty. */
  List<Enricher> enrichers(String dataset);

  /**
   * How many rows of a dataset its query leaves out on purpose, by what they are, such as {@code
   * healthy}: they are no part of the ledger, but the report tells them. Blocking.
   *
   * @throws io.tributary.failure.ConnectorException when they cannot be counted
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  default Map<String, Long> leftOut(String dataset) throws InterruptedException {
    return Map.of();
  }

  /**
   * Divides a split that is too much for the service to answer. Asked before a split is read, with
   * no error, so that what was learnt from others can be used; and when reading it failed for good.
   * Does no I/O.
   *
   * @return splits that together are this one, with ids of their own; empty when it is to be read
   *     as it is, or when dividing it would not help
   */
  default List<Split> divide(Split split, Optional<ConnectorException> error) {
    return List.of();
  }

  /**
   * What speaks against having seen all of the scope, one sentence each: what could be read at the
   * start and cannot any more, and what never could. Asked once, when the splits are read; it
   * stands against the completeness of every dataset. Blocking.
   *
   * @param splits the plan, which another session may have made
   * @throws io.tributary.failure.ConnectorException when it cannot be found out
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  default List<String> scopeChanges(List<Split> splits) throws InterruptedException {
    return List.of();
  }

  @Override
  void close();
}
