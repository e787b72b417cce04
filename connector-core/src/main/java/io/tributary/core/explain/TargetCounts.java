package io.tributary.core.explain;

import io.tributary.core.explain.Coverage.Idle;
import io.tributary.core.explain.Coverage.Target;
import io.tributary.core.explain.ExplainedRecord.Kind;
import io.tributary.core.explain.ExplainedValue.Origin;
import io.tributary.core.explain.ExplainedValue.Taken;
import io.tributary.core.transform.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts how often each rule of a map does something. */
final class TargetCounts {
  private final Rules rules;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  TargetCounts(Rules rules) {
    this.rules = rules;
    rules.all().forEach(rule -> counts.put(rule.target(), new Count(rule)));
  }

  /** Counts a record that was delivered. */
  void add(ExplainedRecord record) {
    boolean stub = record.kind() == Kind.STUB;
    List<ExplainedValue> told = new ArrayList<>(record.values());
    // A date that cannot be read is missing, though its text is kept.
    told.removeIf(value -> value.origin() == Origin.TEXT_OF_DATE);
    told.addAll(record.missing());
    if (!stub) { // whose key is counted with the finding's
      told.addAll(record.parts());
    }
    Set<String> seen = new HashSet<>();
    for (ExplainedValue value : told) {
      Count count = counts.get(value.target());
      if (count != null) {
        count.add(value, seen.add(value.target()));
      }
    }
  }

  List<Target> targets() {
    return counts.values().stream().map(Count::target).toList();
  }

  /**
   * What never did anything.
   *
   * @param skipped rules by which rows were left out
   */
  List<Idle> idle(Set<String> skipped) {
    List<Idle> idle = new ArrayList<>();
    counts.values().forEach(count -> count.addIdle(idle));
    rules.leavingOut().keySet().stream()
        .filter(rule -> !skipped.contains(rule))
        .forEach(rule -> idle.add(new Idle("skip " + rule, "never left a row out")));
    return idle;
  }

  private static final class Count {
    private final Rules.Rule rule;
    private final Map<String, Long> sources = new LinkedHashMap<>();
    private final Set<String> words = new HashSet<>();
    private long records;
    private long filled;
    private long values;
    private long defaults;
    private long refused;

    Count(Rules.Rule rule) {
      this.rule = rule;
      rule.value().sources().forEach(source -> sources.put(source, 0L));
    }

    void add(ExplainedValue value, boolean first) {
      value.taken().ifPresent(this::word);
      value.passedOver().forEach(this::word);
      if (first) {
        records++;
        filled += value.value().isPresent() ? 1 : 0;
        refused += value.value().isEmpty() && value.taken().isPresent() ? 1 : 0;
      }
      if (value.value().isPresent()) {
        values++;
        defaults += value.origin() == Origin.DEFAULT ? 1 : 0;
        value.taken().ifPresent(taken -> sources.merge(taken.source(), 1L, Long::sum));
      }
    }

    Target target() {
      return new Target(
          rule.target(), records, filled, values, defaults, refused, new LinkedHashMap<>(sources));
    }

    void addIdle(List<Idle> idle) {
      if (values == 0) {
        idle.add(new Idle(rule.target(), "never filled"));
        return;
      }
      sources.forEach(
          (source, count) -> {
            if (count == 0) {
              idle.add(new Idle(rule.target(), "source " + source));
            }
          });
      if (rule.looksUpAsItIs()) {
        rule.value().lookup().keySet().stream()
            .filter(word -> !words.contains(word))
            .forEach(word -> idle.add(new Idle(rule.target(), "word " + word)));
      }
    }

    private void word(Taken taken) {
      Map<String, ?> lookup = rule.value().lookup();
      if (!lookup.isEmpty()) {
        String word = taken.raw().toString().strip().toLowerCase(Locale.ROOT);
        words.add(lookup.containsKey(word) ? word : Value.ANY_OTHER);
      }
    }
  }
}
