package io.tributary.testkit.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values and mappings as text for people. */
final class Shown {
  private static final int LONGEST = 200;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withSeparators(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER));

  static {
    PRETTY.indentObjectsWith(INDENTER);
    PRETTY.indentArraysWith(INDENTER);
  }

  private Shown() {}

  /** A value as JSON on one line, cut where it is long. */
  static String value(@Nullable Object value) {
    String json = json(plain(value), false);
    return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "…";
  }

  /** What became of a row, in a word or two. */
  static String outcome(Mapping mapping) {
    if (mapping instanceof Mapping.Skipped skipped) {
      return "the row was skipped by the rule \"" + skipped.rule() + "\"";
    }
    if (mapping instanceof Mapping.Failed failed) {
      return "the row failed: " + failed.reason();
    }
    List<TargetRecord> records = ((Mapping.Mapped) mapping).records();
    return "the row was mapped to "
        + records.size()
        + (records.size() == 1 ? " record" : " records");
  }

  /** What a record is. */
  static String kind(TargetRecord record) {
    return record instanceof Asset asset ? (asset.stub() ? "stub" : "asset") : "finding";
  }

  /** A whole mapping as JSON over many lines that end in a line feed, keys sorted. */
  static String pretty(Mapping mapping) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    if (mapping instanceof Mapping.Skipped skipped) {
      tree.put("skipped", skipped.rule());
    } else if (mapping instanceof Mapping.Failed failed) {
      tree.put("failed", failed.reason());
    } else {
      Mapping.Mapped mapped = (Mapping.Mapped) mapping;
      tree.put("records", mapped.records().stream().map(Shown::record).toList());
      tree.put("notes", mapped.notes().stream().map(Shown::note).toList());
    }
    return json(tree, true) + "\n";
  }

  private static Map<String, @Nullable Object> record(TargetRecord record) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind(record));
    tree.put("key", record.key());
    if (record instanceof Finding finding) {
      tree.put("assetKey", finding.assetKey());
      tree.put("severity", finding.severity());
      tree.put("status", finding.status());
    }
    tree.put("document", plain(record.document()));
    return tree;
  }

  private static Map<String, String> note(Mapping.Note note) {
    Map<String, String> tree = new LinkedHashMap<>();
    tree.put("source", note.source());
    tree.put("target", note.target());
    tree.put("problem", note.problem());
    return tree;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Document document) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      document.forEach((key, child) -> sorted.put(key, plain(child)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(plain(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, child) -> sorted.put(String.valueOf(key), plain(child)));
      return sorted;
    }
    return value;
  }

  private static String json(@Nullable Object tree, boolean pretty) {
    try {
      return pretty
          ? MAPPER.writer(PRETTY).writeValueAsString(tree)
          : MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the map made a document of something else than JSON", e);
    }
  }
}
