package io.tributary.core.run;

import static io.tributary.core.run.FakeConnector.ISSUES;
import static io.tributary.core.run.FakeConnector.MACHINES;
import static io.tributary.core.run.FakeConnector.issue;
import static io.tributary.core.run.FakeConnector.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.core.source.Splits;
import io.tributary.reconcile.Ledger;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.source.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits that are read in parts, and runs that read some splits of a plan alone. */
class DividedSplitTest {
  @TempDir private Path folder;

  private final CollectingSink sink = Sinks.collecting();
  private final FakeConnector connector = new FakeConnector().splits(2).pageSize(2);

  DividedSplitTest() {
    for (int i = 0; i < 23; i++) {
      connector.rows(machine("m" + i), issue("i" + i, "m" + i, "low"));
    }
  }

  private Pipeline.Builder pipeline() {
    return Pipeline.from(connector).spillFolder(folder).to(sink);
  }

  @Test
  void whatIsTooHeavyIsReadInPartsOfParts() {
    List<String> divided = new ArrayList<>();
    connector.heavyAbove(3);

    RunReport report =
        pipeline()
            .listener(
                new RunListener() {
                  @Override
                  public void splitDivided(Split split, List<Split> parts) {
                    divided.add(split.id());
                    assertThat(parts).hasSize(2);
                  }
                })
            .build()
            .run()
            .orThrow();

    assertThat(report.datasets().get(ISSUES).ledger().rows())
        .isEqualTo(new Ledger.Rows(23, 23, 0, 0, 23));
    assertThat(sink.findings()).hasSize(23);
    assertThat(divided).contains(ISSUES + ".0", ISSUES + ".0-of-4", MACHINES + ".3-of-4");
  }

  @Test
  void theSplitsOfAPlanAreReadByRunsOfTheirOwn() throws Exception {
    Set<String> keys = new HashSet<>();
    List<Split> plan = pipeline().build().plan();

    for (Split split : plan) {
      Split travelled = Splits.fromJson(Splits.toJson(split));
      RunReport report = pipeline().splits(List.of(travelled)).build().run();

      assertThat(report.state()).isEqualTo(RunState.COMPLETE);
      assertThat(report.datasets()).containsOnlyKeys(split.dataset());
      sink.findings().forEach(finding -> keys.add(finding.key()));
    }
    assertThat(plan).hasSize(4);
    assertThat(keys).hasSize(23);
  }

  @Test
  void splitsOfAnotherConnectorAreRefused() {
    List<Split> strange = List.of(new Split("other.dataset", "other.1", Map.of()));

    assertThatThrownBy(() -> pipeline().splits(strange).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other.dataset");
  }
}
