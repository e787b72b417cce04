package io.tributary.score;

import io.tributary.record.Finding;
import io.tributary.record.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores a finding by the word its source uses for severity: five rows, one for each severity, and
 * a default for words that no row expects.
 *
 * <p>Words are compared ignoring case and surrounding blanks. Immutable: a change makes another
 * table.
 */
public final class ScoreTable implements ScoreMapper {
  private final List<Row> rows;
  private final int defaultSeverity;
  private final Map<String, Row> byWord = new HashMap<>();

  private ScoreTable(List<Row> rows, int defaultSeverity) {
    this.rows = List.copyOf(rows);
    this.defaultSeverity = defaultSeverity;
    List<String> problems = new ArrayList<>();
    for (int severity = 1; severity <= 5; severity++) {
      int wanted = severity;
      long count = rows.stream().filter(row -> row.severity() == wanted).count();
      if (count != 1) {
        problems.add("severity " + severity + " has " + count + " rows instead of one");
      }
    }
    for (Row row : rows) {
      for (String word : row.sourceValues()) {
        Row other = byWord.put(normalized(word), row);
        if (other != null) {
          problems.add(
              "\""
                  + word
                  + "\" stands for severity "
                  + other.severity()
                  + " and "
                  + row.severity());
        }
      }
    }
    if (defaultSeverity < 1 || defaultSeverity > 5) {
      problems.add("the default severity must be 1 to 5, was " + defaultSeverity);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Not a score table: " + String.join("; ", problems));
    }
  }

  /**
   * A table of five rows.
   *
   * @param rows one for each severity 1 to 5, in any order
   * @param defaultSeverity 1 to 5, for words that no row expects
   * @throws IllegalArgumentException that names every problem at once
   */
  public static ScoreTable of(List<Row> rows, int defaultSeverity) {
    return new ScoreTable(rows, defaultSeverity);
  }

  /** The rows, in the order they were given. */
  public List<Row> rows() {
    return rows;
  }

  /** The severity of words that no row expects, 1 to 5. */
  public int defaultSeverity() {
    return defaultSeverity;
  }

  /**
   * The same rows with another default.
   *
   * @param severity 1 to 5
   */
  public ScoreTable withDefaultSeverity(int severity) {
    return new ScoreTable(rows, severity);
  }

  @Override
  public Score score(Finding finding) {
    String word = finding.severity();
    Row row = byWord.get(normalized(word));
    if (row != null) {
      return new Score(
          row.severity(),
          row.qds(),
          "Source severity \"" + word + "\" is expected for severity " + row.severity());
    }
    Row fallback =
        rows.stream().filter(r -> r.severity() == defaultSeverity).findFirst().orElseThrow();
    return new Score(
        fallback.severity(),
        fallback.qds(),
        word.isBlank()
            ? "The source gives no severity: default severity " + defaultSeverity
            : "No row expects source severity \""
                + word
                + "\": default severity "
                + defaultSeverity);
  }

  private static String normalized(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * One row of the table.
   *
   * @param severity 1 to 5
   * @param sourceValues the words of the source that mean this severity; may be empty
   * @param qds the detection score, 0 to 100
   */
  public record Row(int severity, List<String> sourceValues, int qds) {
    /** Checks the bounds and copies the list. */
    public Row {
      if (severity < 1 || severity > 5) {
        throw new IllegalArgumentException("Severity must be 1 to 5, was " + severity);
      }
      if (qds < 0 || qds > 100) {
        throw new IllegalArgumentException("QDS must be 0 to 100, was " + qds);
      }
      sourceValues = List.copyOf(sourceValues);
    }
  }
}
