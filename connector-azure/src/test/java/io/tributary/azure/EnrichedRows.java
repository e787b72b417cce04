package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.azure.source.FindingStatus;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.Sinks;
import io.tributary.record.SourceRecord;
import io.tributary.source.Dataset;
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
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rows that maps are given, with all that enrichment has added, by dataset. */
final class EnrichedRows {
  private static Optional<Map<String, List<SourceRecord>>> ofEstate = Optional.empty();

  private EnrichedRows() {}

  /** Those of a generated estate, in a stable order, by the name of their map; read once. */
  static synchronized Map<String, List<SourceRecord>> byMap() {
    if (ofEstate.isEmpty()) {
      Estate estate = Estate.builder().findings(120).vulnerabilities(120).build();
      try {
        EstateRows seen = EstateRows.of(estate);
        Map<String, List<SourceRecord>> rows = new TreeMap<>();
        for (String map : seen.maps()) {
          rows.put(
              map, seen.of(map).stream().sorted(Comparator.comparing(SourceRecord::id)).toList());
        }
        ofEstate = Optional.of(rows);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ofEstate.get();
  }

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
