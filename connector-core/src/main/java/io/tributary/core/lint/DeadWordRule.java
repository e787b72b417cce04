package io.tributary.core.lint;

import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.core.config.Suggestion;
import io.tributary.core.transform.Value;
import io.tributary.transform.DataModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words of lookups and conditions that the source never has. */
final class DeadWordRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    map.source().ifPresent(model -> check(map, model));
  }

  private static void check(LintedMap map, SourceModel model) {
    map.values().forEach(written -> lookup(written, model));
    map.ownFields().stream()
        .flatMap(field -> LintedMap.elements(field.written().find("when")))
        .forEach(condition -> condition(condition, model));
    map.ownRecord()
        .ifPresent(
            record ->
                Stream.concat(
                        LintedMap.elements(record.find("skip")),
                        LintedMap.elements(record.find("when")))
                    .forEach(condition -> condition(condition, model)));
  }

  /** A table in place; one with a name may serve others, too. */
  private static void lookup(LintedMap.Written written, SourceModel model) {
    if (!(written.part("lookup") instanceof ConfigObject table)
        || table == written.node()
        || written.value().refinement().extract().isPresent()
        || written.value().refinement().join().isPresent()) {
      return;
    }
    List<String> allowed = new ArrayList<>();
    for (String source : written.value().sources()) {
      List<String> words = allowed(source, model);
      if (words.isEmpty()) {
        return;
      }
      allowed.addAll(words);
    }
    table.keys().stream()
        .filter(word -> !word.equals(Value.ANY_OTHER) && !contains(allowed, word))
        .forEach(word -> table.keyWarning(word, never(allowed, word)));
  }

  private static void condition(ConfigNode node, SourceModel model) {
    if (!(node instanceof ConfigObject condition)) {
      return;
    }
    List<String> allowed =
        condition
            .find("source")
            .map(ConfigNode::value)
            .map(source -> allowed(source.toString(), model))
            .orElse(List.of());
    for (String key : List.of("in", "notIn")) {
      LintedMap.elements(condition.find(key))
          .filter(word -> word.value() != null)
          .forEach(
              word -> {
                String text = String.valueOf(word.value());
                if (!allowed.isEmpty() && !contains(allowed, text)) {
                  word.warning(never(allowed, text));
                }
              });
    }
  }

  private static String never(List<String> allowed, String word) {
    return "is never there: the source does not have \""
        + word
        + "\""
        + Suggestion.among(allowed, word);
  }

  private static List<String> allowed(String source, SourceModel model) {
    return ModelPath.of(source)
        .flatMap(model::field)
        .map(DataModel.Field::allowed)
        .orElse(List.of());
  }

  private static boolean contains(List<String> allowed, String word) {
    return allowed.stream().anyMatch(word.strip()::equalsIgnoreCase);
  }
}
