package io.tributary.examples.cli;

import io.tributary.core.transform.Condition;
import io.tributary.core.transform.Conversion;
import io.tributary.core.transform.Field;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.RecordRule;
import io.tributary.core.transform.Refinement;
import io.tributary.core.transform.RowRule;
import io.tributary.core.transform.Value;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A map in columns, for people. */
final class MapTable {
  private MapTable() {}

  static void print(FieldMap map, PrintWriter out) {
    out.println(Terminal.line(map.name() + " " + map.version()));
    if (!map.description().isEmpty()) {
      out.println(Terminal.line(map.description()));
    }
    if (!map.source().isEmpty() || !map.target().isEmpty()) {
      out.println(Terminal.line("from " + map.source() + " to " + map.target()));
    }
    out.println();
    record(map.record(), out);
    out.println();
    TextTable table = new TextTable("target", "type", "source", "conversions", "when");
    for (Field field : map.fields()) {
      Value value = field.value();
      String when =
          field.when().stream()
              .map(condition -> condition.source() + asked(condition))
              .collect(Collectors.joining(", "));
      table.row(field.target(), value.type().word(), source(value), extras(value), when);
    }
    table.print(out, "");
  }

  private static void record(RecordRule rule, PrintWriter out) {
    out.println("record: " + rule.kind().name().toLowerCase(Locale.ROOT));
    TextTable table = new TextTable("part", "source", "conversions");
    part(table, "key", Optional.of(rule.key()));
    part(table, "asset", rule.asset());
    part(table, "severity", rule.severity());
    part(table, "status", rule.status());
    part(table, "related", rule.related());
    RowRule rows = rule.rows();
    rows.forEach().ifPresent(array -> table.row("forEach", array.source(), as(array)));
    rows.skips()
        .forEach(skip -> table.row("skip " + skip.rule(), skip.source(), "in " + skip.in()));
    rows.whens()
        .forEach(
            when ->
                table.row(
                    "when " + when.rule(), when.condition().source(), asked(when.condition())));
    rows.json().forEach(path -> table.row("json", path, ""));
    rows.objects().forEach(path -> table.row("objects", path, ""));
    table.print(out, "  ");
  }

  private static String as(RowRule.ForEach array) {
    return array.as().isEmpty() ? "" : "as " + array.as();
  }

  private static void part(TextTable table, String part, Optional<Value> value) {
    value.ifPresent(present -> table.row(part, source(present), extras(present)));
  }

  private static String asked(Condition condition) {
    return condition.exists().map(exists -> exists ? " exists" : " is missing").orElse("")
        + (condition.in().isEmpty() ? "" : " in " + condition.in())
        + (condition.notIn().isEmpty() ? "" : " not in " + condition.notIn())
        + condition.matches().map(expression -> " matches " + expression).orElse("");
  }

  private static String source(Value value) {
    return value
        .constant()
        .map(constant -> "= " + Terminal.value(constant))
        .orElseGet(() -> String.join(" | ", value.sources()));
  }

  private static String extras(Value value) {
    List<String> extras = new ArrayList<>();
    if (!value.lookup().isEmpty()) {
      extras.add("lookup of " + value.lookup().size() + " words");
    }
    Refinement refinement = value.refinement();
    refinement.join().ifPresent(glue -> extras.add("join " + Terminal.value(glue)));
    refinement.extract().ifPresent(expression -> extras.add("extract " + expression));
    refinement.calls().forEach(function -> extras.add("call " + function));
    refinement.split().ifPresent(separator -> extras.add("split " + Terminal.value(separator)));
    refinement.pattern().ifPresent(letters -> extras.add("pattern " + letters));
    value.conversions().stream().map(Conversion::word).forEach(extras::add);
    refinement.format().ifPresent(letters -> extras.add("format " + letters));
    value.defaultValue().ifPresent(other -> extras.add("default " + Terminal.value(other)));
    return String.join(", ", extras);
  }
}
