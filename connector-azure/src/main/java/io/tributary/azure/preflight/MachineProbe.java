package io.tributary.azure.preflight;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.azure.source.DefenderDatasets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Virtual machines that Defender for Cloud never looked at: they have no findings either. */
final class MachineProbe {
  static final String NAME = "machines";
  private static final GraphQuery ASSESSED =
      DefenderDatasets.assessments()
          .then(GraphQuery.resource(MachineProbe.class, "assessed-machines.kql"));
  private static final GraphQuery NOT_SCANNED =
      DefenderDatasets.softwareAssessments()
          .then(GraphQuery.resource(MachineProbe.class, "machines-not-scanned.kql"))
          .with("causes", DefenderDatasets.notScannedCauses());

  private final GraphRows rows;

  MachineProbe(GraphRows rows) {
    this.rows = rows;
  }

  Probe probe() {
    return new Probe(NAME, "", State.WARNING, this::look);
  }

  private List<PreflightCheck> look() throws InterruptedException {
    SortedMap<String, Long> machines = rows.count(NAME, DefenderDatasets.virtualMachines());
    if (machines.isEmpty()) {
      return List.of();
    }
    SortedMap<String, Long> assessed = rows.count(NAME, ASSESSED);
    SortedMap<String, Long> notScanned = rows.count(NAME, NOT_SCANNED);
    BySubscription found = new BySubscription(NAME);
    for (Map.Entry<String, Long> entry : machines.entrySet()) {
      String id = entry.getKey();
      long all = entry.getValue();
      // Assessments of machines that are gone may stay a while, so that this is what is sure.
      long never = Math.max(0, all - assessed.getOrDefault(id, 0L));
      long unscanned = notScanned.getOrDefault(id, 0L);
      if (never == 0 && unscanned == 0) {
        found.add(State.OK, id, "all virtual machines are assessed, and none is without a scan");
      } else {
        found.add(State.WARNING, id, sentence(all, never, unscanned));
      }
    }
    return found.checks();
  }

  private static String sentence(long all, long never, long unscanned) {
    String assessments = never + " of " + all + " virtual machines have no assessment";
    String scans = unscanned + " were not scanned for vulnerabilities";
    String what =
        unscanned == 0 ? assessments : never == 0 ? scans : assessments + ", and " + scans;
    return what + ": that they have no findings means that nobody looked; see Defender's plans";
  }
}
