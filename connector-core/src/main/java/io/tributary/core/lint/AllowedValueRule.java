package io.tributary.core.lint;

import io.tributary.core.config.Suggestion;
import io.tributary.core.transform.MapDraft;
import io.tributary.core.transform.Value;
import io.tributary.transform.DataModel;
import java.util.List;
import java.util.Optional;

/** Constants, defaults and meanings that the target does not allow. */
final class AllowedValueRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    if (map.target().isEmpty()) {
      return;
    }
    for (MapDraft.DraftField field : map.ownFields()) {
      List<String> allowed =
          map.targetPath(field.field().target())
              .flatMap(path -> map.target().get().field(path))
              .map(DataModel.Field::allowed)
              .orElse(List.of());
      if (!allowed.isEmpty()) {
        Value value = field.field().value();
        if (!value.conversions().isEmpty() || !value.refinement().calls().isEmpty()) {
          continue; // What comes of it is not what is written.
        }
        check(field, "constant", value.constant(), allowed);
        check(field, "default", value.defaultValue(), allowed);
        value
            .lookup()
            .values()
            .forEach(meaning -> check(field, "lookup", Optional.of(meaning), allowed));
      }
    }
  }

  private static void check(
      MapDraft.DraftField field, String part, Optional<Object> value, List<String> allowed) {
    String text = value.map(Object::toString).orElse("");
    if (!text.isEmpty() && !allowed.contains(text)) {
      field
          .written()
          .problem(
              part,
              "gives what \""
                  + field.field().target()
                  + "\" does not allow: \""
                  + text
                  + "\""
                  + Suggestion.among(allowed, text));
    }
  }
}
