package io.tributary.core.explain;

import io.tributary.core.explain.ExplainedValue.Origin;
import io.tributary.core.explain.ExplainedValue.Taken;
import io.tributary.transform.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Explanations as a page of HTML to look at: it stands by itself, needs no JavaScript, and shows
 * whatever rows and maps hold as text.
 */
public final class ExplanationPage {
  /** The most rows on a page; it says how many it leaves out. */
  public static final int MAX_ROWS = 100;

  private static final Page PAGE = new Page("explanation.html");

  private ExplanationPage() {}

  /**
   * The page.
   *
   * @param explanations of rows, at least one, all by one map; those beyond {@value #MAX_ROWS} are
   *     left out
   * @param rows how many rows there are, of which these are the first
   */
  public static String html(List<Explanation> explanations, long rows) {
    Explanation first = explanations.get(0);
    int shown = Math.min(explanations.size(), MAX_ROWS);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("map", first.map());
    values.put("version", first.version());
    values.put("count", Page.number(rows));
    values.put("beyond", Page.maybe(shown < rows ? Page.number(rows - shown) : ""));
    values.put(
        "rows", IntStream.range(0, shown).mapToObj(i -> row(i, explanations.get(i))).toList());
    return PAGE.fill(values);
  }

  private static Map<String, Object> row(int position, Explanation explanation) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("number", Page.number(position + 1L));
    values.put("id", explanation.row());
    outcome(values, explanation.mapping());
    values.put("records", explanation.records().stream().map(ExplanationPage::record).toList());
    values.put(
        "unusedCount", Page.number(explanation.unused().size() + explanation.unusedBeyond()));
    values.put("unused", explanation.unused().stream().map(ExplanationPage::unused).toList());
    return values;
  }

  private static void outcome(Map<String, Object> values, Mapping mapping) {
    List<Mapping.Note> notes = List.of();
    if (mapping instanceof Mapping.Skipped skipped) {
      values.put("outcome", "skipped");
      values.put("reason", Page.maybe("by the rule " + skipped.rule()));
    } else if (mapping instanceof Mapping.Failed failed) {
      values.put("outcome", "failed");
      values.put("reason", Page.maybe(failed.reason()));
    } else {
      values.put("outcome", "mapped");
      values.put("reason", List.of());
      notes = ((Mapping.Mapped) mapping).notes();
    }
    values.put(
        "notes",
        notes.stream()
            .map(
                note ->
                    Map.of(
                        "source", note.source(),
                        "target", note.target(),
                        "problem", note.problem()))
            .toList());
  }

  private static Map<String, Object> record(ExplainedRecord record) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", record.kind().words());
    values.put("key", record.key());
    values.put("element", Page.maybe(record.element()));
    values.put("parts", record.parts().stream().map(ExplanationPage::value).toList());
    values.put("values", record.values().stream().map(ExplanationPage::value).toList());
    values.put("valueCount", Page.number(record.values().size()));
    values.put("missing", record.missing().stream().map(ExplanationPage::value).toList());
    values.put("missingCount", Page.number(record.missing().size()));
    return values;
  }

  private static Map<String, Object> value(ExplainedValue value) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", value.place());
    values.put("value", value.value().map(Page::json).map(Page::maybe).orElse(List.of()));
    values.put("origin", value.origin() == Origin.SOURCE ? "" : value.origin().words());
    values.put("taken", value.taken().stream().map(ExplanationPage::taken).toList());
    values.put("passedOver", value.passedOver().stream().map(ExplanationPage::taken).toList());
    values.put("conversions", String.join(" → ", value.conversions()));
    values.put("sources", Page.texts(value.sources()));
    values.put("problem", Page.maybe(value.problem()));
    values.put("note", Page.maybe(value.note()));
    return values;
  }

  private static Map<String, Object> taken(Taken taken) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean elsewhere = !taken.place().isEmpty() && !taken.place().equals(taken.source());
    values.put("source", taken.source());
    values.put("at", Page.maybe(elsewhere ? taken.place() : ""));
    values.put("raw", Page.json(taken.raw()));
    boolean other = !taken.meaning().equals(taken.raw()) && !taken.meaning().equals("");
    values.put("meaning", Page.maybe(other ? Page.json(taken.meaning()) : ""));
    return values;
  }

  private static Map<String, Object> unused(UnusedField field) {
    return Map.of(
        "path", field.place(),
        "value", Page.json(field.value()),
        "namedBy", Page.texts(field.namedBy()));
  }
}
