package io.tributary.core.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import java.util.List;
import java.util.Locale;

/**
 * Keeps meters of what runs do, in a registry of Micrometer. Core does not bring Micrometer along:
 * a host that uses this has {@code io.micrometer:micrometer-core} itself.
 *
 * <table>
 * <caption>The meters, in Micrometer's spelling</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what it measures</th></tr>
 * <tr><td>{@code tributary.rows}</td><td>counter</td><td>{@code dataset}</td>
 *     <td>rows that were read; those of an attempt that is read anew count each time</td></tr>
 * <tr><td>{@code tributary.rows.failed}</td><td>counter</td><td>{@code dataset}</td>
 *     <td>rows that became dead letters, once a run is over</td></tr>
 * <tr><td>{@code tributary.pages}</td><td>counter</td><td>{@code dataset}</td>
 *     <td>pages that were read</td></tr>
 * <tr><td>{@code tributary.splits}</td><td>counter</td><td>{@code dataset}, {@code outcome}</td>
 *     <td>attempts at splits that were {@code complete}, {@code incomplete} or {@code abandoned}
 *     </td></tr>
 * <tr><td>{@code tributary.requests}</td><td>timer</td><td>{@code dataset}, {@code outcome}</td>
 *     <td>requests that were {@code answered}, {@code throttled} or {@code failed}, and how long
 *     they took</td></tr>
 * <tr><td>{@code tributary.retries}</td><td>counter</td><td>{@code dataset}</td>
 *     <td>requests that were not the first try</td></tr>
 * <tr><td>{@code tributary.wait}</td><td>timer</td><td>{@code dataset}</td>
 *     <td>how long requests were held back, by the quota or between tries; only those that were
 *     </td></tr>
 * <tr><td>{@code tributary.received}</td><td>counter, in bytes</td><td>{@code dataset}</td>
 *     <td>the bodies of answers, as far as their length is known</td></tr>
 * <tr><td>{@code tributary.quota.left}</td><td>gauge</td><td></td>
 *     <td>how many more requests the service takes at once, as it said last; not a number until it
 *     does</td></tr>
 * <tr><td>{@code tributary.runs}</td><td>timer</td><td>{@code state}</td>
 *     <td>runs that ended {@code complete}, {@code incomplete}, {@code failed} or {@code
 *     cancelled}, and how long they took</td></tr>
 * </table>
 *
 * <p>For requests, {@code dataset} is what they were for: a dataset, or another word such as {@code
 * plan}. The number of values is small and does not grow with what is read.
 *
 * <p>One listener may hear any number of runs, one after the other or at once. Make one for each
 * registry, or give each tags of its own; of several without, the last one keeps the gauge. Safe
 * for several threads.
 */
public final class MicrometerListener implements RunListener {
  private static final String DATASET = "dataset";
  private static final String OUTCOME = "outcome";
  private static final String QUOTA_LEFT = "tributary.quota.left";

  private final MeterRegistry registry;
  private final Tags tags;
  private volatile double quotaLeft = Double.NaN;

  /** Keeps meters without tags beyond those of the table. */
  public MicrometerListener(MeterRegistry registry) {
    this(registry, Tags.empty());
  }

  /**
   * Keeps meters with some tags more.
   *
   * @param tags of every meter, such as which tenant is read
   */
  public MicrometerListener(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
    // A registry keeps the first gauge of a name for good, and what it looked at.
    registry.find(QUOTA_LEFT).tags(tags).gauges().stream()
        .filter(gauge -> gauge.getId().getTags().size() == tags.stream().count())
        .forEach(registry::remove);
    Gauge.builder(QUOTA_LEFT, this, listener -> listener.quotaLeft)
        .description("Requests that the service takes at once")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void requested(RequestEvent event) {
    Tags of = tags.and(DATASET, event.purpose());
    registry
        .timer("tributary.requests", of.and(OUTCOME, lower(event.outcome())))
        .record(event.took());
    if (event.retry() > 0) {
      registry.counter("tributary.retries", of).increment();
    }
    if (!event.waited().isZero()) {
      registry.timer("tributary.wait", of).record(event.waited());
    }
    event
        .bytes()
        .ifPresent(
            bytes ->
                Counter.builder("tributary.received")
                    .baseUnit("bytes")
                    .tags(of)
                    .register(registry)
                    .increment((double) bytes));
    event.quotaLeft().ifPresent(left -> quotaLeft = left);
  }

  @Override
  public void pageRead(Split split, Page page) {
    Tags of = of(split);
    registry.counter("tributary.pages", of).increment();
    registry.counter("tributary.rows", of).increment(page.records().size());
  }

  @Override
  public void splitEnded(Split split, List<String> reasons) {
    end(split, reasons.isEmpty() ? "complete" : "incomplete");
  }

  @Override
  public void splitAbandoned(Split split, String reason) {
    end(split, "abandoned");
  }

  @Override
  public void ended(RunReport report) {
    report.datasets().forEach(this::countFailed);
    Timer.builder("tributary.runs")
        .tags(tags.and("state", lower(report.state())))
        .register(registry)
        .record(report.duration());
  }

  private void countFailed(String dataset, DatasetReport report) {
    registry
        .counter("tributary.rows.failed", tags.and(DATASET, dataset))
        .increment((double) report.ledger().rows().failed());
  }

  private void end(Split split, String outcome) {
    registry.counter("tributary.splits", of(split).and(OUTCOME, outcome)).increment();
  }

  private Tags of(Split split) {
    return tags.and(DATASET, split.dataset());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
