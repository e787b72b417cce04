package io.tributary.run;

import io.tributary.enrich.Gap;
import io.tributary.reconcile.Completeness;
import io.tributary.reconcile.Ledger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run did with one dataset.
 *
 * @param ledger what its rows and records came to
 * @param completeness whether it is proven that everything was read
 * @param filtered rows left out, by the rule that did so
 * @param leftOut rows that the query leaves out on purpose, by what they are, such as {@code
 *     healthy}; no part of the ledger
 * @param enrichmentRows rows of other tables, read for enrichment
 * @param gaps what enrichment could not find out, added up by what and reason
 * @param conversions values that could not be converted, by source path, target path and problem
 * @param drift how the rows differ from those of an earlier run; empty when there is none to
 *     compare with
 */
public record DatasetReport(
    Ledger ledger,
    Completeness completeness,
    Map<String, Long> filtered,
    Map<String, Long> leftOut,
    long enrichmentRows,
    List<Gap> gaps,
    Map<String, Long> conversions,
    Optional<Drift> drift) {
  /** Copies the collections, sorted by name. */
  public DatasetReport {
    filtered = Collections.unmodifiableMap(new TreeMap<>(filtered));
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    gaps = List.copyOf(gaps);
    conversions = Collections.unmodifiableMap(new TreeMap<>(conversions));
  }
}
