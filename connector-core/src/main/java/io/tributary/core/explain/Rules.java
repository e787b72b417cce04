package io.tributary.core.explain;

import io.tributary.core.transform.Condition;
import io.tributary.core.transform.Conversion;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapTrace.Part;
import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.Refinement;
import io.tributary.core.transform.RowRule;
import io.tributary.core.transform.Value;
import io.tributary.record.FieldPath;
import io.tributary.record.FieldPath.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a map has rules for: fields by target, and the parts of its record. */
final class Rules {
  private final Map<String, Rule> fields = new LinkedHashMap<>();
  private final Map<String, Rule> parts = new LinkedHashMap<>();
  private final Map<String, String> leavingOut = new LinkedHashMap<>();
  private final RecordRule record;
  private final Optional<RowRule.ForEach> forEach;
  private final SourceNames names;

  Rules(FieldMap map) {
    for (Field field : map.fields()) {
      List<Step> steps = FieldPath.parse(field.target()).steps();
      fields.put(
          field.target(),
          new Rule(field.target(), field.value(), field.note(), field.when(), steps));
    }
    record = map.record();
    part("key", Optional.of(record.key()));
    part("asset", record.asset());
    part("severity", record.severity());
    part("status", record.status());
    part("related", record.related());
    record.rows().skips().forEach(skip -> leavingOut.put(skip.rule(), skip.source()));
    record.rows().whens().forEach(when -> leavingOut.put(when.rule(), when.condition().source()));
    forEach = record.rows().forEach();
    names = new SourceNames(this);
  }

  /** The rule of a field's target. */
  Rule field(String target) {
    return known(fields.get(target), target);
  }

  /** The rule of a part of the record, such as {@code record.key}. */
  Rule part(String name) {
    return known(parts.get(name), name);
  }

  /** All rules: those of the record's parts first. */
  List<Rule> all() {
    List<Rule> all = new ArrayList<>(parts.values());
    all.addAll(fields.values());
    return all;
  }

  /** The rules of the fields of a document. */
  List<Rule> of(Part part) {
    return fields.values().stream().filter(rule -> part(rule) == part).toList();
  }

  /** The document that a field is of: see {@link RecordRule}. */
  private Part part(Rule rule) {
    boolean below = rule.steps().size() > 1;
    String first = ((FieldPath.Key) rule.steps().get(0)).name();
    if (below && record.stub() && first.equals("asset")) {
      return Part.STUB;
    }
    return below && record.related().isPresent() && first.equals("related")
        ? Part.RELATED
        : Part.RECORD;
  }

  /** Which of them name a field of a row. */
  SourceNames names() {
    return names;
  }

  /** The rules that leave rows out, with the path that each of them asks. */
  Map<String, String> leavingOut() {
    return leavingOut;
  }

  Optional<RowRule.ForEach> forEach() {
    return forEach;
  }

  private void part(String part, Optional<Value> value) {
    String name = "record." + part;
    value.ifPresent(present -> parts.put(name, new Rule(name, present, "", List.of(), List.of())));
  }

  private static Rule known(@Nullable Rule rule, String name) {
    if (rule == null) {
      throw new IllegalStateException("The map has no rule for " + name);
    }
    return rule;
  }

  /**
   * A rule.
   *
   * @param target a field's target as the map has it, or a part of the record
   * @param value where the value comes from
   * @param note why the rule is as it is; may be empty
   * @param when what must hold for it
   * @param steps of the target; none for a part of the record
   */
  record Rule(String target, Value value, String note, List<Condition> when, List<Step> steps) {
    /**
     * What is done with a value, in words that map files use.
     *
     * @param ofSource whether it is what a source holds
     * @param other whether it stands for something else
     */
    List<String> conversions(boolean ofSource, boolean other) {
      Refinement refinement = value.refinement();
      List<String> words = new ArrayList<>();
      if (ofSource) {
        refinement.join().ifPresent(glue -> words.add("join"));
        refinement.extract().ifPresent(pattern -> words.add("extract"));
        if (other && !value.lookup().isEmpty()) {
          words.add("lookup");
        }
        refinement.calls().forEach(function -> words.add("call " + function));
      }
      refinement.split().ifPresent(separator -> words.add("split"));
      words.add(value.type().word());
      refinement.pattern().ifPresent(pattern -> words.add("pattern " + pattern));
      refinement.format().ifPresent(format -> words.add("format " + format));
      value.conversions().stream().map(Conversion::word).forEach(words::add);
      return words;
    }

    /** Whether a lookup sees the words as a source holds them. */
    boolean looksUpAsItIs() {
      Refinement refinement = value.refinement();
      return !value.lookup().isEmpty()
          && refinement.join().isEmpty()
          && refinement.extract().isEmpty();
    }
  }
}
