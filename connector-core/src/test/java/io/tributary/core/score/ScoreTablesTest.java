package io.tributary.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.score.ScoreTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTablesTest {
  private static final String TABLE =
      """
      default: 3
      rows:
        - {severity: 5, qds: 95, values: [Critical]}
        - {severity: 4, qds: 80, values: [High, A]}
        - {severity: 3, qds: 55, values: [Medium]}
        - {severity: 2, qds: 30, values: [Low, 2]}
        - {severity: 1, qds: 10}
      """;

  @Test
  void tableIsRead() {
    ScoreTable table = ScoreTables.parse(TABLE, "scores.yaml");

    assertThat(table.defaultSeverity()).isEqualTo(3);
    assertThat(table.rows())
        .containsExactly(
            new ScoreTable.Row(5, List.of("Critical"), 95),
            new ScoreTable.Row(4, List.of("High", "A"), 80),
            new ScoreTable.Row(3, List.of("Medium"), 55),
            new ScoreTable.Row(2, List.of("Low", "2"), 30),
            new ScoreTable.Row(1, List.of(), 10));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String text =
        """
        defualt: 9
        rows:
          - {severity: 5, qds: 101, values: [Critical]}
          - {severity: 5, qds: 80, values: [critical, [x]]}
          - nonsense
        """;

    assertThatThrownBy(() -> ScoreTables.parse(text, "scores.yaml"))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            """
            scores.yaml:1:1: defualt is not a known key, did you mean "default"?
            scores.yaml:1:1: needs "default"
            scores.yaml:3:3: rows needs a row for severity 1
            scores.yaml:3:3: rows needs a row for severity 2
            scores.yaml:3:3: rows needs a row for severity 3
            scores.yaml:3:3: rows needs a row for severity 4
            scores.yaml:3:24: rows[0].qds must be a whole number, 0 to 100
            scores.yaml:4:16: rows[1].severity has a row already: 5
            scores.yaml:4:37: rows[1].values[0] stands for severity 5 already: "critical"
            scores.yaml:4:47: rows[1].values[1] must be text, not a list
            scores.yaml:5:5: rows[2] must be a mapping, not text\
            """);
  }

  @Test
  void tableIsLoadedFromFilesAndResources(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("s.yaml"), TABLE);

    assertThat(ScoreTables.load(file).rows()).isEqualTo(ScoreTables.parse(TABLE, "x").rows());
    assertThat(ScoreTables.resource(ScoreTablesTest.class, "scores.yaml").defaultSeverity())
        .isEqualTo(1);
  }

  @Test
  void tableWithoutRowsIsReportedOnce() {
    assertThatThrownBy(() -> ScoreTables.parse("default: 1", "s"))
        .hasMessage("s:1:1: needs \"rows\"");
  }

  @Test
  void missingSeveritiesAreReported() {
    assertThatThrownBy(() -> ScoreTables.parse("{default: 5, rows: [{severity: 1, qds: 0}]}", "s"))
        .hasMessage(
            """
            s:1:20: rows needs a row for severity 2
            s:1:20: rows needs a row for severity 3
            s:1:20: rows needs a row for severity 4
            s:1:20: rows needs a row for severity 5\
            """);
  }
}
