package io.tributary.core.explain;

import io.tributary.core.transform.RowRule;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Each;
import io.tributary.record.FieldPath.Index;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which rules of a map name which fields of a row. */
final class SourceNames {
  private final Map<String, List<Name>> byFirstKey = new LinkedHashMap<>();

  SourceNames(Rules rules) {
    for (Rules.Rule rule : rules.all()) {
      for (String source : rule.value().sources()) {
        add(rules, source, rule.target());
      }
      rule.when().forEach(condition -> add(rules, condition.source(), rule.target()));
    }
    rules.leavingOut().forEach((rule, source) -> add(rules, source, "skip " + rule));
  }

  /** The rules that name a place, or what it is a part of. */
  List<String> of(Place place) {
    if (!(place.steps().get(0) instanceof FieldPath.Key first)) {
      return List.of();
    }
    Set<String> rules = new LinkedHashSet<>();
    for (Name name : byFirstKey.getOrDefault(first.name().toLowerCase(Locale.ROOT), List.of())) {
      if (name.covers(place.steps())) {
        rules.add(name.rule());
      }
    }
    return List.copyOf(rules);
  }

  /** A source reads the row, and also what {@code forEach} lays over it. */
  private void add(Rules rules, String source, String rule) {
    List<Step> path = FieldPath.parse(source).steps();
    add(path, rule);
    if (rules.forEach().isPresent()) {
      RowRule.ForEach array = rules.forEach().get();
      boolean whole = !array.as().isEmpty();
      boolean named =
          path.get(0) instanceof FieldPath.Key key && key.name().equalsIgnoreCase(array.as());
      if (!whole || named) {
        List<Step> inside = new ArrayList<>(FieldPath.parse(array.source()).steps());
        inside.add(new Each());
        inside.addAll(whole ? path.subList(1, path.size()) : path);
        add(inside, rule);
      }
    }
  }

  private void add(List<Step> path, String rule) {
    if (path.get(0) instanceof FieldPath.Key first) {
      byFirstKey
          .computeIfAbsent(first.name().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
          .add(new Name(path, rule));
    }
  }

  private record Name(List<Step> path, String rule) {
    boolean covers(List<Step> place) {
      if (path.size() > place.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (!matches(path.get(i), place.get(i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean matches(Step named, Step there) {
      if (named instanceof FieldPath.Key key) {
        return there instanceof FieldPath.Key other && key.name().equalsIgnoreCase(other.name());
      }
      return there instanceof Index && (named instanceof Each || named.equals(there));
    }
  }
}
