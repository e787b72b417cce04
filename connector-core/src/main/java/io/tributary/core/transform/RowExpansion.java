package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RowRule} but for its objects, compiled: from one row to those that records are made of.
 */
final class RowExpansion {
  private static final String NOWHERE = "unknown";

  private final EmbeddedJson json;
  private final List<CompiledSkip> skips = new ArrayList<>();
  private final List<CompiledWhen> whens = new ArrayList<>();
  private final Optional<FieldPath> forEach;
  private final String as;

  /** Compiles a rule, reporting everything that is wrong with it. */
  RowExpansion(RowRule rule, Reporter reporter) {
    json = json(rule, reporter);
    for (RowRule.Skip skip : rule.skips()) {
      if (skip.rule().isBlank() || skip.in().isEmpty()) {
        reporter.problem("skip", "needs a rule and words in \"in\"");
      }
      skips.add(new CompiledSkip(skip, path(skip.source(), "skip", reporter)));
    }
    for (RowRule.When when : rule.whens()) {
      if (when.rule().isBlank()) {
        reporter.problem("when", "needs a rule");
      }
      whens.add(
          new CompiledWhen(
              when.rule(),
              path(when.condition().source(), "when", reporter),
              ConditionCheck.of(when.condition(), reporter)));
    }
    forEach = rule.forEach().map(array -> path(array.source(), "forEach", reporter));
    as = rule.forEach().map(RowRule.ForEach::as).orElse("");
  }

  /** Whether every row makes one record as it is. */
  boolean isPlain() {
    return json.isEmpty() && skips.isEmpty() && whens.isEmpty() && forEach.isEmpty();
  }

  /** The row with what stands in strings. */
  Document read(Document row, Set<Note> notes) {
    return json.read(row, notes);
  }

  /** What becomes of a row that no record is made of, by a rule or because that cannot be told. */
  Optional<Mapping> leftOut(Document row) {
    for (CompiledSkip skip : skips) {
      if (skip.holds(row)) {
        return Optional.of(Mapping.skip(skip.rule().rule()));
      }
    }
    for (CompiledWhen when : whens) {
      Object value = row.value(when.source());
      if (!when.check().holds(value)) {
        Refusal obstacle = when.check().obstacle(value);
        return Optional.of(
            obstacle == null
                ? Mapping.skip(when.rule())
                : Mapping.fail(
                    "Whether the row is left out by "
                        + when.rule()
                        + " cannot be told: "
                        + when.source()
                        + " is "
                        + obstacle.problem()));
      }
    }
    return Optional.empty();
  }

  /** One row for each record; where no element makes one, the row itself does. */
  List<Document> records(Document row, Set<Note> notes, @Nullable MapTrace trace) {
    if (forEach.isEmpty()) {
      return List.of(row);
    }
    Object array = row.value(forEach.get());
    if (!(array instanceof List<?> elements) || elements.isEmpty()) {
      if (array != null && !(array instanceof List)) {
        notes.add(note(Converter.described(array) + " where an array is expected"));
      }
      return List.of(row);
    }
    List<Document> records = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Object element = elements.get(i);
      if (!as.isEmpty() && element != null) {
        records.add(row.withAll(Map.of(as, element)));
      } else if (element instanceof Document object) {
        records.add(row.withAll(object));
      } else {
        notes.add(note("something else than an object in the array"));
        continue;
      }
      if (trace != null) {
        trace.element(i);
      }
    }
    return records.isEmpty() ? List.of(row) : records;
  }

  private Note note(String problem) {
    return new Note(forEach.orElseThrow().toString(), "record", problem);
  }

  private static EmbeddedJson json(RowRule rule, Reporter reporter) {
    try {
      return EmbeddedJson.at(rule.json());
    } catch (IllegalArgumentException e) {
      reporter.problem("json", "is wrong: " + e.getMessage());
      return EmbeddedJson.at(List.of());
    }
  }

  private static FieldPath path(String path, String part, Reporter reporter) {
    try {
      FieldPath parsed = FieldPath.parse(path);
      if (parsed.wildcards() == 0) {
        return parsed;
      }
      reporter.problem(part, "must have a path without []");
    } catch (IllegalArgumentException e) {
      reporter.problem(part, "is wrong: " + e.getMessage());
    }
    return FieldPath.parse(NOWHERE);
  }

  private record CompiledSkip(RowRule.Skip rule, FieldPath source) {
    boolean holds(Document row) {
      Optional<String> text = row.text(source);
      if (text.isPresent()) {
        for (String word : rule.in()) {
          if (word.equalsIgnoreCase(text.get().strip())) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private record CompiledWhen(String rule, FieldPath source, ConditionCheck check) {}
}
