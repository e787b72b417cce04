package io.tributary.core.run;

import static io.tributary.core.run.FakeConnector.MACHINES;
import static io.tributary.core.run.FakeConnector.machine;
import static io.tributary.core.run.FakeConnector.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Connector;
import io.tributary.core.failure.DeadLetters;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.failure.RecordFailure;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that is nested too deep is a dead letter, and harms no other. */
class RowDepthTest {
  /** Delivers rows as they are, but for what is beside. */
  private static final TransformMap WHOLE =
      row -> {
        Document document = Document.owning(Map.of("name", "n"));
        Object inside = row.document().value("x");
        return Mapping.of(
            new Asset(row.id(), false, inside == null ? document : document.with("x", inside)));
      };

  private final CollectingSink sink = Sinks.collecting();

  @TempDir private Path folder;

  private static Object nested(int levels) {
    Object nested = Map.of();
    for (int level = 1; level < levels; level++) {
      nested = level % 2 == 0 ? Map.of("a", nested) : List.of(nested);
    }
    return nested;
  }

  @Test
  void aRowThatIsTooDeepIsRefusedAndCanBeReplayedInVain() {
    Path letters = folder.resolve("dead.jsonl");
    FakeConnector connector =
        new FakeConnector()
            .rows(
                machine("a"),
                row(MACHINES, "deep", Map.of("id", "deep", "name", "n", "x", nested(10_000))),
                machine("b"));

    RunReport report = run(connector, letters);

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(sink.assets()).extracting(OutputRecord::key).containsExactly("a", "b");
    List<RecordFailure> kept = new ArrayList<>();
    DeadLetters.read(letters, kept::add);
    assertThat(kept)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.stage()).isEqualTo("transform");
              assertThat(letter.reason())
                  .isEqualTo("What the row is mapped to is nested deeper than 100 levels");
              assertThat(letter.original().text("name")).contains("n");
              assertThat(letter.original().isDeeperThan(100)).isTrue();
            });
    RunReport replayed = run(DeadLetters.replay(connector, letters), folder.resolve("again.jsonl"));
    assertThat(replayed.datasets().get(MACHINES).ledger().rows().failed()).isEqualTo(1);
  }

  private RunReport run(Connector connector, Path letters) {
    return Pipeline.from(connector)
        .maps(connector.maps().override(MACHINES, WHOLE))
        .spillFolder(folder)
        .deadLetters(letters)
        .to(sink)
        .build()
        .run();
  }

  @Test
  void aRowThatIsNotTooDeepIsDelivered() {
    FakeConnector connector =
        new FakeConnector()
            .rows(row(MACHINES, "a", Map.of("id", "a", "name", "n", "x", nested(99))));

    assertThat(run(connector, folder.resolve("dead.jsonl")).orThrow().assets()).isEqualTo(1);
  }

  @Test
  void whatIsDeepWhereNobodyLooksHarmsNobody() {
    FakeConnector connector =
        new FakeConnector().rows(row(MACHINES, "a", Map.of("id", "a", "other", nested(10_000))));

    assertThat(run(connector, folder.resolve("dead.jsonl")).orThrow().assets()).isEqualTo(1);
  }
}
