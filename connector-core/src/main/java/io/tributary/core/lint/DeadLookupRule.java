package io.tributary.core.lint;

import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lookups of the file that nothing looks words up in. */
final class DeadLookupRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    Optional<ConfigNode> lookups = map.draft().root().find("lookups");
    if (lookups.isEmpty() || !(lookups.get() instanceof ConfigObject tables)) {
      return;
    }
    Set<String> used = new HashSet<>();
    map.draft().values().forEach(node -> collect(node, used));
    tables.keys().stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> tables.keyWarning(name, "is never used: no lookup names it"));
  }

  /** The lookup of an object, and of the objects that it has. */
  private static void collect(ConfigNode node, Set<String> used) {
    if (node instanceof ConfigObject object) {
      object
          .find("lookup")
          .filter(lookup -> lookup.value() instanceof String)
          .ifPresent(lookup -> used.add(String.valueOf(lookup.value())));
      object.keys().forEach(key -> object.find(key).ifPresent(child -> collect(child, used)));
    }
  }
}
