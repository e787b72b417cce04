package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds what no service returns but follows from a row's tags: {@code externalTags}, one {@code
 * {name, value}} for each tag. Those of a resource in AWS stand below {@code properties.awsTags}.
 */
public final class ExternalTags implements Enricher {
  private static final List<String> PATHS = List.of("tags", "properties.awsTags");

  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (SourceRecord record : page) {
      List<Object> tags = tags(record.document());
      enriched.add(
          tags.isEmpty()
              ? record
              : record.withDocument(record.document().with("externalTags", tags)));
    }
    return new Enrichment(enriched, 0, List.of());
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  private static List<Object> tags(Document row) {
    List<Object> tags = new ArrayList<>();
    for (String path : PATHS) {
      row.object(path).ifPresent(all -> all.forEach((name, value) -> tags.add(tag(name, value))));
    }
    return tags;
  }

  private static Map<String, Object> tag(String name, @Nullable Object value) {
    Map<String, Object> tag = new LinkedHashMap<>();
    tag.put("name", name);
    tag.put("value", value == null ? "" : value.toString());
    return tag;
  }
}
