package io.tributary.core.lint;

import io.tributary.core.config.ConfigNode;

/** Data models that the file names, and that there are not. */
final class ModelRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    for (String key : new String[] {"source", "target"}) {
      map.draft()
          .root()
          .find(key)
          .filter(node -> node.value() instanceof String name && map.models().apply(name).isEmpty())
          .ifPresent(ModelRule::unknown);
    }
  }

  private static void unknown(ConfigNode node) {
    node.problem("is no data model that is known: \"" + node.value() + "\"");
  }
}
