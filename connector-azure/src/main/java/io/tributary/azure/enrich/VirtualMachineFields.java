package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.Document;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds what no service returns but follows from the row: {@code osDiskId}, and {@code externalTags}
 * with one {@code {name, value}} for each tag.
 */
public final class VirtualMachineFields implements Enricher {
  private static final FieldPath OS_DISK =
      FieldPath.parse("properties.storageProfile.osDisk.managedDisk.id");

  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (SourceRecord machine : page) {
      Document row = machine.document();
      Map<String, Object> more = new LinkedHashMap<>();
      row.text(OS_DISK).ifPresent(disk -> more.put("osDiskId", disk));
      List<Object> tags = tags(row);
      if (!tags.isEmpty()) {
        more.put("externalTags", tags);
      }
      enriched.add(more.isEmpty() ? machine : machine.withDocument(row.withAll(more)));
    }
    return new Enrichment(enriched, 0, List.of());
  }

  private static List<Object> tags(Document row) {
    List<Object> tags = new ArrayList<>();
    row.object("tags")
        .ifPresent(
            all ->
                all.forEach(
                    (name, value) -> {
                      Map<String, Object> tag = new LinkedHashMap<>();
                      tag.put("name", name);
                      tag.put("value", value == null ? "" : value.toString());
                      tags.add(tag);
                    }));
    return tags;
  }
}
