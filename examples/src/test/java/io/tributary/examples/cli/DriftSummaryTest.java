package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.reconcile.Completeness;
import io.tributary.reconcile.Ledger;
import io.tributary.run.DatasetReport;
import io.tributary.run.Drift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftSummaryTest {
  private static List<String> lines(Optional<Drift> drift) {
    return DriftSummary.lines(
        "d",
        new DatasetReport(
            new Ledger(new Ledger.Rows(0, 0, 0, 0, 0), new Ledger.Records(0, 0, 0, 0)),
            new Completeness(List.of()),
            Map.of(),
            Map.of(),
            0,
            List.of(),
            Map.of(),
            drift));
  }

  private static Drift.Field field(String path) {
    return new Drift.Field(path, List.of("string"), 1);
  }

  @Test
  void everyWayInWhichRowsDifferHasALine() {
    Drift drift =
        new Drift(
            List.of(field("a"), field("b"), field("c"), field("d"), field("e")),
            List.of(field("old")),
            List.of(new Drift.Retyping("t", List.of("string"), List.of("number", "string"))),
            List.of(new Drift.Value("status.code", "Paused", 7)),
            2);

    assertThat(lines(Optional.of(drift)))
        .containsExactly(
            "Drift: d: 5 new fields: a, b, c and 2 more",
            "Drift: d: 1 vanished field: old",
            "Drift: d: 1 retyped field: t (string, now number or string)",
            "Drift: d: 1 new value: status.code = Paused",
            "Drift: d: whether there are 2 more differences is not known");
  }

  @Test
  void nothingIsSaidWhereNothingDiffersOrNothingIsKnown() {
    assertThat(lines(Optional.empty())).isEmpty();
    assertThat(lines(Optional.of(new Drift(List.of(), List.of(), List.of(), List.of(), 0))))
        .isEmpty();
  }
}
