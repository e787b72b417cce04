package io.tributary.core.lint;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigProblem;
import io.tributary.core.lint.LintFinding.Severity;
import io.tributary.core.transform.MapDraft;
import io.tributary.core.transform.MapReader;
import io.tributary.failure.ConnectorException;
import io.tributary.transform.DataModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at a map file, over what it is based on, and says everything about it at once.
 *
 * <p>It says what keeps the map from being read; paths that the data models do not have, with what
 * may have been meant; types that cannot be converted or do not fit; values that are not allowed;
 * required targets that nothing fills; what is lost on the way; what is deprecated; what is of no
 * use, such as a source behind one that is always there; and, for a map that is based on another
 * version of a shipped map than it was made for, what to look at.
 *
 * <p>Immutable and safe for any thread.
 */
public final class MapLint {
  private static final List<LintRule> RULES =
      List.of(
          new ModelRule(),
          new SourcePathRule(),
          new TargetPathRule(),
          new SourceTypeRule(),
          new TargetTypeRule(),
          new AllowedValueRule(),
          new RequiredTargetRule(),
          new DeadSourceRule(),
          new DeadWordRule(),
          new DeadFieldRule(),
          new DeadLookupRule());

  private final MapReader reader;
  private final Function<String, Optional<DataModel>> models;

  private MapLint(MapReader reader, Function<String, Optional<DataModel>> models) {
    this.reader = reader;
    this.models = models;
  }

  /**
   * A lint.
   *
   * @param reader reads files, with the functions and shipped maps that they may name
   * @param models finds the data models that they may name
   */
  public static MapLint of(MapReader reader, Function<String, Optional<DataModel>> models) {
    return new MapLint(reader, models);
  }

  /**
   * Looks at a file.
   *
   * @return what is wrong, in the order of the file; what is wrong with files that it is based on
   *     comes after. Empty when nothing is. A file that cannot be read is a finding, too.
   */
  public List<LintFinding> check(Path file) {
    try {
      ConfigFile written = ConfigFile.loadLeniently(file);
      boolean isNoFile = written.root().keys().isEmpty() && !written.problems().isEmpty();
      return isNoFile ? findings(written.problems()) : check(reader.draft(file));
    } catch (ConnectorException e) {
      return List.of(
          new LintFinding(file.toString(), 1, 1, Severity.ERROR, String.valueOf(e.getMessage())));
    }
  }

  private List<LintFinding> check(MapDraft draft) {
    LintedMap map = LintedMap.of(draft, models);
    RULES.forEach(rule -> rule.check(map));
    return findings(draft.problems());
  }

  private static List<LintFinding> findings(List<ConfigProblem> problems) {
    return problems.stream().map(MapLint::finding).toList();
  }

  private static LintFinding finding(ConfigProblem problem) {
    return new LintFinding(
        problem.origin(),
        problem.line(),
        problem.column(),
        problem.warning() ? Severity.WARNING : Severity.ERROR,
        problem.message().replace('\n', ' '));
  }
}
