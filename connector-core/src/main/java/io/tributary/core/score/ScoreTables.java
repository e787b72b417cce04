package io.tributary.core.score;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.score.ScoreTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads score tables from YAML or JSON files: a {@code default} severity, and five {@code rows},
 * each with its {@code severity} (1 to 5), its {@code qds} (0 to 100) and the {@code values} that
 * the source uses for it.
 *
 * <p>All methods throw {@link io.tributary.failure.ConnectorException} of kind {@code
 * CONFIGURATION} for a file that cannot be read or is wrong; the message has all problems, one a
 * line, with line and column.
 */
public final class ScoreTables {
  private ScoreTables() {}

  /** Reads a file. */
  public static ScoreTable load(Path path) {
    return read(ConfigFile.load(path));
  }

  /** Reads a resource beside a class. */
  public static ScoreTable resource(Class<?> anchor, String name) {
    return read(ConfigFile.resource(anchor, name));
  }

  /**
   * Reads text.
   *
   * @param origin names the text in messages
   */
  public static ScoreTable parse(String text, String origin) {
    return read(ConfigFile.parse(text, origin));
  }

  private static ScoreTable read(ConfigFile file) {
    ConfigObject root = file.root();
    root.allowOnly("default", "rows");
    int defaultSeverity = root.requiredInteger("default", 1, 5);
    List<ScoreTable.Row> rows = rows(root);
    file.throwIfBroken();
    return ScoreTable.of(rows, defaultSeverity);
  }

  private static List<ScoreTable.Row> rows(ConfigObject root) {
    List<ScoreTable.Row> rows = new ArrayList<>();
    Map<Integer, ConfigObject> severities = new HashMap<>();
    Map<String, Integer> words = new HashMap<>();
    for (ConfigNode node : root.requiredList("rows")) {
      Optional<ConfigObject> row = node.object();
      if (row.isPresent()) {
        ScoreTable.Row read = row(row.get(), words);
        rows.add(read);
        if (severities.putIfAbsent(read.severity(), row.get()) != null) {
          row.get().problem("severity", "has a row already: " + read.severity());
        }
      }
    }
    for (int severity = 1; severity <= 5 && !rows.isEmpty(); severity++) {
      if (!severities.containsKey(severity)) {
        root.problem("rows", "needs a row for severity " + severity);
      }
    }
    return rows;
  }

  private static ScoreTable.Row row(ConfigObject row, Map<String, Integer> words) {
    row.allowOnly("severity", "qds", "values");
    int severity = row.requiredInteger("severity", 1, 5);
    int qds = row.requiredInteger("qds", 0, 100);
    List<String> values = new ArrayList<>();
    for (ConfigNode value : row.list("values")) {
      Optional<String> word = value.text();
      if (word.isPresent()) {
        Integer other = words.putIfAbsent(word.get().strip().toLowerCase(Locale.ROOT), severity);
        if (other != null) {
          value.problem("stands for severity " + other + " already: \"" + word.get() + "\"");
        }
        values.add(word.get());
      }
    }
    return new ScoreTable.Row(severity, values, qds);
  }
}
