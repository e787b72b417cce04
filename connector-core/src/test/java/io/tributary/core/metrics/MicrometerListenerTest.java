package io.tributary.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.reconcile.Completeness;
import io.tributary.reconcile.Ledger;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import io.tributary.source.Split;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerListenerTest {
  private static final Split MACHINES = new Split("machines", "machines.1", Map.of());
  private static final Split ISSUES = new Split("issues", "issues.1", Map.of());

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerListener listener = new MicrometerListener(registry);

  @Test
  void rowsAndPagesAreCountedForEachDataset() {
    listener.pageRead(MACHINES, page(3));
    listener.pageRead(MACHINES, page(2));
    listener.pageRead(ISSUES, page(0));
    listener.ended(report());

    assertThat(counter("tributary.rows", "dataset", "machines")).isEqualTo(5);
    assertThat(counter("tributary.pages", "dataset", "machines")).isEqualTo(2);
    assertThat(counter("tributary.rows", "dataset", "issues")).isZero();
    assertThat(counter("tributary.pages", "dataset", "issues")).isEqualTo(1);
    assertThat(counter("tributary.rows.failed", "dataset", "machines")).isEqualTo(1);
  }

  @Test
  void requestsAreTimedByOutcome() {
    listener.requested(request(Outcome.ANSWERED, 0, 0));
    listener.requested(request(Outcome.ANSWERED, 0, 0));
    listener.requested(request(Outcome.THROTTLED, 0, 0));

    assertThat(requests("answered")).isEqualTo(2);
    assertThat(requests("throttled")).isEqualTo(1);
    assertThat(
            registry
                .get("tributary.requests")
                .tags("outcome", "answered")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(500);
  }

  @Test
  void retriesWaitsAndBytesAreSummed() {
    listener.requested(request(Outcome.FAILED, 0, 0));
    listener.requested(request(Outcome.FAILED, 1, 40));
    listener.requested(request(Outcome.ANSWERED, 2, 60));

    assertThat(counter("tributary.retries", "dataset", "machines")).isEqualTo(2);
    assertThat(registry.get("tributary.wait").tag("dataset", "machines").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("tributary.wait").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(100);
    assertThat(counter("tributary.received", "dataset", "machines")).isEqualTo(300);
    assertThat(registry.get("tributary.received").counter().getId().getBaseUnit())
        .isEqualTo("bytes");
  }

  @Test
  void quotaLeftIsWhatTheServiceSaidLast() {
    assertThat(quotaLeft()).isNaN();

    listener.requested(request(OptionalInt.of(14)));
    listener.requested(request(OptionalInt.of(3)));
    listener.requested(request(OptionalInt.empty()));

    assertThat(quotaLeft()).isEqualTo(3);
  }

  @Test
  void aLaterListenerTakesTheGaugeOver() {
    MicrometerListener tenant = new MicrometerListener(registry, Tags.of("tenant", "a"));
    MicrometerListener later = new MicrometerListener(registry);
    tenant.requested(request(OptionalInt.of(1)));
    later.requested(request(OptionalInt.of(7)));

    assertThat(registry.find("tributary.quota.left").gauges())
        .extracting(gauge -> gauge.getId().getTags().size() + ": " + gauge.value())
        .containsExactlyInAnyOrder("0: 7.0", "1: 1.0");
  }

  @Test
  void splitsAndRunsAreCountedByTheirEnd() {
    listener.splitAbandoned(MACHINES, "the total has changed");
    listener.splitEnded(MACHINES, List.of());
    listener.splitEnded(ISSUES, List.of("forbidden"));
    listener.ended(report());

    assertThat(counter("tributary.splits", "dataset", "machines", "outcome", "abandoned"))
        .isEqualTo(1);
    assertThat(counter("tributary.splits", "dataset", "machines", "outcome", "complete"))
        .isEqualTo(1);
    assertThat(counter("tributary.splits", "dataset", "issues", "outcome", "incomplete"))
        .isEqualTo(1);
    assertThat(
            registry
                .get("tributary.runs")
                .tag("state", "incomplete")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isEqualTo(9);
  }

  private static RequestEvent request(Outcome outcome, int retry, long waitedMillis) {
    return new RequestEvent(
        "machines",
        outcome,
        retry,
        Duration.ofMillis(waitedMillis),
        Duration.ofMillis(250),
        OptionalLong.of(100),
        OptionalInt.empty());
  }

  private static RequestEvent request(OptionalInt quotaLeft) {
    return new RequestEvent(
        "plan", Outcome.ANSWERED, 0, Duration.ZERO, Duration.ZERO, OptionalLong.empty(), quotaLeft);
  }

  private static Page page(int rows) {
    SourceRecord row = new SourceRecord("machines", "m", Document.owning(Map.of()));
    return new Page(Collections.nCopies(rows, row), Optional.empty(), rows);
  }

  private static RunReport report() {
    return new RunReport(
        "run",
        RunState.INCOMPLETE,
        Map.of(
            "machines",
            new DatasetReport(
                new Ledger(new Ledger.Rows(5, 4, 0, 1, 5), new Ledger.Records(4, 4, 0, 0)),
                new Completeness(List.of()),
                Map.of(),
                Map.of(),
                0,
                List.of(),
                Map.of(),
                Optional.empty())),
        0,
        0,
        Duration.ofSeconds(9),
        0,
        0,
        Map.of(),
        List.of(),
        Optional.empty());
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private long requests(String outcome) {
    return registry.get("tributary.requests").tags("outcome", outcome).timer().count();
  }

  private double quotaLeft() {
    return registry.get("tributary.quota.left").gauge().value();
  }
}
