package io.tributary.run;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The account of a run.
 *
 * @param run the run's id
 * @param state how it ended
 * @param datasets what it did with each dataset, by name
 * @param requests how many requests went out, those for planning and enrichment included
 * @param throttled how many of them were refused because the quota was used up
 * @param duration from the start to the end
 * @param assets how many distinct assets the sink has
 * @param findings how many distinct findings the sink has
 * @param findingsBySeverity the distinct findings by the source's own word, those that the sink
 *     refused included; {@code (none)} where it gave none
 * @param failures the first rows that failed, with their originals; the ledger counts them all
 * @param error what ended the run, when it failed
 */
public record RunReport(
    String run,
    RunState state,
    Map<String, DatasetReport> datasets,
    long requests,
    long throttled,
    Duration duration,
    long assets,
    long findings,
    Map<String, Long> findingsBySeverity,
    List<RecordFailure> failures,
    Optional<ConnectorException> error) {
  /** Copies the collections, sorted by name. */
  public RunReport {
    datasets = Collections.unmodifiableMap(new TreeMap<>(datasets));
    findingsBySeverity = Collections.unmodifiableMap(new TreeMap<>(findingsBySeverity));
    failures = List.copyOf(failures);
  }

  /**
   * Returns this report if the run is complete.
   *
   * @throws ConnectorException what ended the run; or, for a run that went to its end, of kind
   *     {@code BAD_ANSWER} with the reasons why it is not complete
   */
  public RunReport orThrow() {
    if (state == RunState.COMPLETE) {
      return this;
    }
    throw error.orElseGet(() -> new ConnectorException(ErrorKind.BAD_ANSWER, incompleteness()));
  }

  private String incompleteness() {
    StringBuilder text = new StringBuilder("The run ended ").append(state);
    datasets.forEach(
        (name, dataset) -> {
          for (String reason : dataset.completeness().reasons()) {
            text.append("; ").append(name).append(": ").append(reason);
          }
          if (dataset.ledger().rows().failed() > 0) {
            text.append("; ")
                .append(name)
                .append(": ")
                .append(dataset.ledger().rows().failed())
                .append(" rows failed");
          }
          if (dataset.ledger().records().rejected() > 0) {
            text.append("; ")
                .append(name)
                .append(": ")
                .append(dataset.ledger().records().rejected())
                .append(" records were rejected by the sink");
          }
        });
    return text.toString();
  }
}
