package io.tributary.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.Score;
import io.tributary.score.ScoreTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTableTest {
  private static final List<Row> ROWS =
      List.of(
          new Row(5, List.of("Critical"), 95),
          new Row(4, List.of("High", "A"), 80),
          new Row(3, List.of("Medium"), 55),
          new Row(2, List.of(" Low "), 30),
          new Row(1, List.of(), 10));
  private static final ScoreTable TABLE = ScoreTable.of(ROWS, 3);

  @ParameterizedTest
  @CsvSource({"High, 4, 80", "hIGH, 4, 80", "' high ', 4, 80", "a, 4, 80", "low, 2, 30"})
  void wordsAreComparedIgnoringCaseAndBlanks(String word, int severity, int qds) {
    assertThat(TABLE.score(finding(word)))
        .isEqualTo(
            new Score(
                severity,
                qds,
                "Source severity \"" + word + "\" is expected for severity " + severity));
  }

  @Test
  void unknownWordHasTheDefault() {
    assertThat(TABLE.score(finding("Odd")))
        .isEqualTo(new Score(3, 55, "No row expects source severity \"Odd\": default severity 3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void missingWordHasTheDefault(String word) {
    assertThat(TABLE.score(finding(word)))
        .isEqualTo(new Score(3, 55, "The source gives no severity: default severity 3"));
  }

  @Test
  void defaultCanBeChanged() {
    ScoreTable changed = TABLE.withDefaultSeverity(1);

    assertThat(changed.defaultSeverity()).isEqualTo(1);
    assertThat(changed.rows()).isEqualTo(ROWS);
    assertThat(changed.score(finding("")).qds()).isEqualTo(10);
    assertThat(TABLE.defaultSeverity()).isEqualTo(3);
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    List<Row> rows = new ArrayList<>(ROWS.subList(0, 4));
    rows.add(new Row(2, List.of("HIGH"), 1));

    assertThatThrownBy(() -> ScoreTable.of(rows, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not a score table: severity 1 has 0 rows instead of one; "
                + "severity 2 has 2 rows instead of one; "
                + "\"HIGH\" stands for severity 4 and 2; "
                + "the default severity must be 1 to 5, was 6");
    assertThatThrownBy(() -> TABLE.withDefaultSeverity(0))
        .hasMessage("Not a score table: the default severity must be 1 to 5, was 0");
    assertThat(TABLE.withDefaultSeverity(5).defaultSeverity()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 50, 'Severity must be 1 to 5, was 0'",
    "6, 50, 'Severity must be 1 to 5, was 6'",
    "1, -1, 'QDS must be 0 to 100, was -1'",
    "1, 101, 'QDS must be 0 to 100, was 101'"
  })
  void rowsOutOfBoundsAreRefused(int severity, int qds, String message) {
    assertThatThrownBy(() -> new Row(severity, List.of(), qds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void rowsReachTheirBounds() {
    assertThat(new Row(1, List.of(), 0).qds()).isZero();
    assertThat(new Row(5, List.of(), 100).qds()).isEqualTo(100);
  }

  private static Finding finding(String severity) {
    return new Finding("f", "a", severity, "", Document.empty());
  }
}
