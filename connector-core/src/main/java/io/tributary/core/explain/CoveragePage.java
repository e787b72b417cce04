package io.tributary.core.explain;

import io.tributary.core.explain.Coverage.Idle;
import io.tributary.core.explain.Coverage.SourceField;
import io.tributary.core.explain.Coverage.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A coverage as a page of HTML to look at: it stands by itself, needs no JavaScript, and shows
 * whatever rows and maps hold as text.
 */
public final class CoveragePage {
  private static final Page PAGE = new Page("coverage.html");

  private CoveragePage() {}

  /** The page. */
  public static String html(Coverage coverage) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("map", coverage.map());
    values.put("version", coverage.version());
    values.put("rows", Page.number(coverage.rows()));
    values.put("mapped", Page.number(coverage.mapped()));
    values.put("skipped", counts(coverage.skipped()));
    values.put("failed", counts(coverage.failed()));
    values.put("records", counts(coverage.records()));
    values.put("targets", coverage.targets().stream().map(CoveragePage::target).toList());
    values.put("idle", coverage.idle().stream().map(CoveragePage::idle).toList());
    values.put("unread", coverage.unread().stream().map(CoveragePage::field).toList());
    values.put("unused", coverage.unused().stream().map(CoveragePage::field).toList());
    values.put(
        "beyond",
        Page.maybe(coverage.fieldsBeyond() == 0 ? "" : Page.number(coverage.fieldsBeyond())));
    return PAGE.fill(values);
  }

  private static List<Map<String, Object>> counts(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(
                entry ->
                    Map.<String, Object>of(
                        "name", entry.getKey(), "count", Page.number(entry.getValue())))
            .toList();
  }

  private static Map<String, Object> target(Target target) {
    Map<String, Object> values = new LinkedHashMap<>();
    double share = target.records() == 0 ? 0 : (double) target.filled() / target.records();
    values.put("target", target.target());
    values.put("share", String.format(Locale.ROOT, "%.4f", share));
    values.put("percent", String.format(Locale.ROOT, "%.1f %%", 100 * share));
    values.put("filled", Page.number(target.filled()));
    values.put("of", Page.number(target.records()));
    values.put("values", Page.number(target.values()));
    values.put(
        "defaults",
        Page.maybe(target.defaults() == 0 ? "" : Page.number(target.defaults()) + " by default"));
    values.put(
        "refused",
        Page.maybe(target.refused() == 0 ? "" : Page.number(target.refused()) + " not converted"));
    values.put("sources", counts(target.sources()));
    return values;
  }

  private static Map<String, Object> idle(Idle idle) {
    return Map.of("rule", idle.rule(), "what", idle.what());
  }

  private static Map<String, Object> field(SourceField field) {
    return Map.of(
        "path", field.path(),
        "count", Page.number(field.rows()),
        "example", Page.json(field.example()),
        "namedBy", Page.texts(field.namedBy()));
  }
}
