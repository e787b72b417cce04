package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.azure.source.FindingStatus;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.MappedSink;
import io.tributary.core.sink.Sinks;
import io.tributary.record.OutputRecord;
import io.tributary.run.RunReport;
import io.tributary.testkit.AzureSimulator;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run that delivers OCSF.
 *
 * @param report of the run
 * @param records all that were delivered
 * @param conversions what could not be converted into OCSF
 */
record OcsfRun(RunReport report, List<OutputRecord> records, Map<String, Long> conversions) {
  /** When runs begin. */
  static final Instant BEGUN = Instant.parse("2026-05-01T10:00:00Z");

  /** Reads everything that a simulated tenant has, whatever its status. */
  static OcsfRun of(AzureSimulator.Builder simulator) throws IOException {
    try (SimulatedTenant tenant = SimulatedTenant.start(simulator)) {
      Connector connector =
          DefenderForCloud.builder()
              .credential(tenant.credential())
              .httpClient(tenant.client())
              .findingStatuses(FindingStatus.values())
              .build();
      CollectingSink collected = Sinks.collecting();
      MappedSink sink =
          Sinks.mapped(
              OcsfMaps.of(connector.maps()), collected, Clock.fixed(BEGUN, ZoneOffset.UTC));
      RunReport report = Pipeline.from(connector).to(sink).build().run();
      return new OcsfRun(
          report,
          Stream.concat(collected.assets().stream(), collected.findings().stream()).toList(),
          sink.conversions());
    }
  }
}
