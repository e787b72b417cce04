package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.Sinks;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.TransformMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The rows of a generated estate as a run hands them to its maps: read and enriched; and what it
 * delivers, which the maps to OCSF have as rows.
 */
final class EstateRows {
  private final Map<String, Queue<SourceRecord>> rows = new TreeMap<>();
  private final MapLibrary maps;

  private EstateRows(MapLibrary shipped) {
    MapLibrary watched = shipped;
    for (String name : shipped.names()) {
      Queue<SourceRecord> seen = new ConcurrentLinkedQueue<>();
      rows.put(name, seen);
      watched = watched.override(name, watching(shipped.get(name), seen));
    }
    maps = watched;
  }

  /** Runs over an estate and keeps what the maps see. */
  static EstateRows of(Estate estate) throws IOException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(estate)
                .registries(estate.registryContent())
                .noQuota())) {
      Connector connector =
          DefenderForCloud.builder()
              .credential(tenant.credential())
              .httpClient(tenant.client())
              .build();
      EstateRows rows = new EstateRows(connector.maps());
      Pipeline.from(connector)
          .maps(rows.maps)
          .to(Sinks.mapped(OcsfMaps.of(rows.maps), Sinks.collecting()))
          .build()
          .run()
          .orThrow();
      return rows;
    }
  }

  /** The names of the maps. */
  Set<String> maps() {
    return rows.keySet();
  }

  /** The rows of a map. */
  List<SourceRecord> of(String map) {
    return List.copyOf(rows.getOrDefault(map, new ConcurrentLinkedQueue<>()));
  }

  private static TransformMap watching(TransformMap map, Queue<SourceRecord> seen) {
    return row -> {
      seen.add(row);
      return map.apply(row);
    };
  }
}
