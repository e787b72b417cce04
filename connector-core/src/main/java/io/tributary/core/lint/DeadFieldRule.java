package io.tributary.core.lint;

import io.tributary.core.config.ConfigObject;
import io.tributary.core.transform.MapDraft;
import java.util.HashMap;
import java.util.Map;

/** Fields that say what the base says already. */
final class DeadFieldRule implements LintRule {
  @Override
  public void check(LintedMap map) {
    Map<Object, ConfigObject> below = new HashMap<>();
    for (ConfigObject field : map.draft().fieldsBelow()) {
      Object target = field.value().get("target");
      if (target != null) {
        below.putIfAbsent(target, field); // The nearest counts.
      }
    }
    for (MapDraft.DraftField field : map.ownFields()) {
      ConfigObject replaced = below.get(field.field().target());
      if (replaced != null && replaced.value().equals(field.written().value())) {
        field.written().warning("says what the base says already");
      }
    }
  }
}
