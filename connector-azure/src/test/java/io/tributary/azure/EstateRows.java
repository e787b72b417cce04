package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.azure.source.FindingStatus;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.Sinks;
import io.tributary.record.SourceRecord;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.TransformMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The rows of a generated estate as a run hands them to its maps: read and enriched; and what it
 * delivers, which the maps to OCSF have as rows.
 */
final class EstateRows {
  private static Optional<EstateRows> read = Optional.empty();

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

  /** Those of an estate that many tests look at; read once. */
  static synchronized EstateRows shared() {
    if (read.isEmpty()) {
      try {
        read = Optional.of(of(Estate.builder().findings(120).vulnerabilities(120).build()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read.get();
  }

  /** Runs over an estate, whatever the statuses, and keeps what the maps see. */
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
              .findingStatuses(FindingStatus.values())
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

  /** The rows of a map, in an order that does not depend on threads. */
  List<SourceRecord> of(String map) {
    return rows.getOrDefault(map, new ConcurrentLinkedQueue<>()).stream()
        .sorted(Comparator.comparing(SourceRecord::id))
        .toList();
  }

  private static TransformMap watching(TransformMap map, Queue<SourceRecord> seen) {
    return row -> {
      seen.add(row);
      return map.apply(row);
    };
  }
}
