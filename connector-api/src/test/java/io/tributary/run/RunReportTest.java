package io.tributary.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import io.tributary.reconcile.Completeness;
import io.tributary.reconcile.Ledger;
import io.tributary.record.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunReportTest {
  private static final DatasetReport GOOD = dataset(0, 0);

  @Test
  void completeRunThrowsNothing() {
    RunReport report = report(RunState.COMPLETE, Map.of("d", GOOD), Optional.empty());

    assertThat(report.orThrow()).isSameAs(report);
  }

  @Test
  void incompleteRunThrowsEveryReason() {
    Map<String, DatasetReport> datasets =
        Map.of("b", dataset(0, 3, "a page is missing"), "a", dataset(2, 0, "ids repeat"));

    assertThatThrownBy(() -> report(RunState.INCOMPLETE, datasets, Optional.empty()).orThrow())
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BAD_ANSWER))
        .hasMessage(
            "The run ended INCOMPLETE; a: ids repeat; a: 2 rows failed; "
                + "b: a page is missing; b: 3 records were rejected by the sink");
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"FAILED", "CANCELLED", "INCOMPLETE"})
  void runThatWasEndedThrowsWhatEndedIt(RunState state) {
    ConnectorException cause = new ConnectorException(ErrorKind.SINK, "The disk is full");

    assertThatThrownBy(() -> report(state, Map.of(), Optional.of(cause)).orThrow()).isSameAs(cause);
    assertThatThrownBy(() -> report(state, Map.of("d", GOOD), Optional.empty()).orThrow())
        .hasMessage("The run ended " + state);
  }

  @Test
  void collectionsAreCopiedAndSorted() {
    Map<String, DatasetReport> datasets = new HashMap<>(Map.of("b", GOOD, "a", GOOD));
    Map<String, Long> severities = new HashMap<>(Map.of("Low", 1L, "High", 2L));
    List<RecordFailure> failures =
        new ArrayList<>(
            List.of(new RecordFailure("d", "s", "", "transform", "why", Document.empty())));
    RunReport report =
        new RunReport(
            "r",
            RunState.COMPLETE,
            datasets,
            1,
            0,
            Duration.ZERO,
            0,
            3,
            severities,
            failures,
            Optional.empty());

    datasets.clear();
    severities.clear();
    failures.clear();

    assertThat(report.datasets().keySet()).containsExactly("a", "b");
    assertThat(report.findingsBySeverity().keySet()).containsExactly("High", "Low");
    assertThat(report.failures()).hasSize(1);
    assertThatThrownBy(() -> report.datasets().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void datasetReportCopiesAndSorts() {
    Map<String, Long> filtered = new HashMap<>(Map.of("b", 1L, "a", 2L));
    Map<String, Long> conversions = new HashMap<>(Map.of("y", 1L, "x", 2L));
    List<Gap> gaps = new ArrayList<>(List.of(new Gap("nic", "no access", 2)));
    DatasetReport report =
        new DatasetReport(
            GOOD.ledger(),
            GOOD.completeness(),
            filtered,
            Map.of(),
            0,
            gaps,
            conversions,
            Optional.empty());

    filtered.clear();
    conversions.clear();
    gaps.clear();

    assertThat(report.filtered()).containsExactly(Map.entry("a", 2L), Map.entry("b", 1L));
    assertThat(report.conversions()).containsExactly(Map.entry("x", 2L), Map.entry("y", 1L));
    assertThat(report.gaps()).hasSize(1);
    assertThatThrownBy(() -> report.filtered().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static RunReport report(
      RunState state, Map<String, DatasetReport> datasets, Optional<ConnectorException> error) {
    return new RunReport(
        "r", state, datasets, 0, 0, Duration.ZERO, 0, 0, Map.of(), List.of(), error);
  }

  private static DatasetReport dataset(long failed, long rejected, String... reasons) {
    return new DatasetReport(
        new Ledger(
            new Ledger.Rows(failed, 0, 0, failed, failed),
            new Ledger.Records(rejected, 0, 0, rejected)),
        new Completeness(List.of(reasons)),
        Map.of(),
        Map.of(),
        0,
        List.of(),
        Map.of(),
        Optional.empty());
  }
}
