package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.azure.source.FindingStatus;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.Sinks;
import io.tributary.record.SourceRecord;
import io.tributary.source.Dataset;
import io.tributary.testkit.AzureSimulator;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.TransformMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rows that maps are given, with all that enrichment has added, by dataset. */
final class EnrichedRows {
  private EnrichedRows() {}

  /** Reads everything that a simulated tenant has, whatever its status. */
  static Map<String, List<SourceRecord>> of(AzureSimulator.Builder simulator) throws IOException {
    Map<String, List<SourceRecord>> rows = new TreeMap<>();
    try (SimulatedTenant tenant = SimulatedTenant.start(simulator)) {
      Connector connector =
          DefenderForCloud.builder()
              .credential(tenant.credential())
              .httpClient(tenant.client())
              .findingStatuses(FindingStatus.values())
              .build();
      MapLibrary maps = connector.maps();
      for (Dataset dataset : connector.datasets()) {
        String name = dataset.map();
        List<SourceRecord> seen = new CopyOnWriteArrayList<>();
        rows.put(name, seen);
        TransformMap map = maps.get(name);
        maps =
            maps.override(
                name,
                row -> {
                  seen.add(row);
                  return map.apply(row);
                });
      }
      Pipeline.from(connector).maps(maps).to(Sinks.collecting()).build().run().orThrow();
    }
    return rows;
  }
}
