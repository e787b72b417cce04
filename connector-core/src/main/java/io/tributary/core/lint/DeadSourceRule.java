package io.tributary.core.lint;

import io.tributary.core.config.ConfigObject;
import io.tributary.core.transform.Value;
import io.tributary.transform.DataModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sources and defaults that are never reached, because something before them is always there. */
final class DeadSourceRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    map.values().forEach(written -> check(written, map));
  }

  private static void check(LintedMap.Written written, LintedMap map) {
    List<String> sources = written.value().sources();
    Set<String> seen = new HashSet<>();
    String before = "";
    for (int i = 0; i < sources.size(); i++) {
      String source = sources.get(i);
      if (!before.isEmpty()) {
        written.source(i).warning("is never reached: \"" + before + "\" is always there");
      } else if (!seen.add(source)) {
        written.source(i).warning("is there twice: \"" + source + "\"");
      }
      if (written.isPlain() && isAlwaysThere(source, map)) {
        before = source;
      }
    }
    if (!before.isEmpty() && written.value().defaultValue().isPresent()) {
      written.part("default").warning("is never used: \"" + before + "\" is always there");
    }
    if (written.value().constant().isPresent() && written.node() instanceof ConfigObject object) {
      withConstant(written.value(), object);
    }
  }

  private static void withConstant(Value value, ConfigObject object) {
    for (String word : List.of("trim", "lower", "upper")) {
      if (value.constant().get() instanceof String && object.flag(word, false)) {
        object.warning(word, "is of no use for a constant: write the constant so");
      }
    }
  }

  /** Whether the object that a source stands in, and the source itself, are in every row. */
  private static boolean isAlwaysThere(String source, LintedMap map) {
    return ModelPath.of(source)
        .filter(path -> path.length() == 1)
        .flatMap(path -> map.source().flatMap(model -> model.field(path)))
        .filter(DataModel.Field::required)
        .isPresent();
  }
}
