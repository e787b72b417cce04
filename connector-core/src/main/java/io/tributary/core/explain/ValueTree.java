package io.tributary.core.explain;

import io.tributary.core.transform.Condition;
import io.tributary.core.transform.Conversion;
import io.tributary.core.transform.Refinement;
import io.tributary.core.transform.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link Value} in the keys of a map file. */
final class ValueTree {
  private ValueTree() {}

  /** The keys, in the order in which people write them; a new map, to be added to. */
  static Map<String, Object> of(Value value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<String> sources = value.sources();
    if (!sources.isEmpty()) {
      tree.put("source", sources.size() == 1 ? sources.get(0) : sources);
    }
    value.constant().ifPresent(constant -> tree.put("constant", constant));
    tree.put("type", value.type().word());
    value.defaultValue().ifPresent(otherwise -> tree.put("default", otherwise));
    for (Conversion conversion : value.conversions()) {
      tree.put(conversion.word(), true);
    }
    if (!value.lookup().isEmpty()) {
      tree.put("lookup", value.lookup());
    }
    Refinement refinement = value.refinement();
    refinement.join().ifPresent(glue -> tree.put("join", glue));
    refinement.extract().ifPresent(pattern -> tree.put("extract", pattern));
    if (!refinement.calls().isEmpty()) {
      tree.put("call", refinement.calls());
    }
    refinement.split().ifPresent(separator -> tree.put("split", separator));
    refinement.pattern().ifPresent(pattern -> tree.put("pattern", pattern));
    refinement.format().ifPresent(format -> tree.put("format", format));
    return tree;
  }

  /** The keys of a condition. */
  static Map<String, Object> of(Condition condition) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", condition.source());
    condition.exists().ifPresent(exists -> tree.put("exists", exists));
    if (!condition.in().isEmpty()) {
      tree.put("in", condition.in());
    }
    if (!condition.notIn().isEmpty()) {
      tree.put("notIn", condition.notIn());
    }
    condition.matches().ifPresent(pattern -> tree.put("matches", pattern));
    return tree;
  }
}
