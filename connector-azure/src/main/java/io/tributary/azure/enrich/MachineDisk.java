package io.tributary.azure.enrich;

import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.record.FieldPath;
import io.tributary.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds to a virtual machine the id of its system's disk: {@code osDiskId}. */
public final class MachineDisk implements Enricher {
  private static final FieldPath OS_DISK =
      FieldPath.parse("properties.storageProfile.osDisk.managedDisk.id");

  @Override
  public Enrichment enrich(List<SourceRecord> page) {
    List<SourceRecord> enriched = new ArrayList<>(page.size());
    for (SourceRecord machine : page) {
      Optional<String> disk = machine.document().text(OS_DISK);
      enriched.add(
          disk.map(id -> machine.withDocument(machine.document().with("osDiskId", id)))
              .orElse(machine));
    }
    return new Enrichment(enriched, 0, List.of());
  }

  @Override
  public boolean isLocal() {
    return true;
  }
}
