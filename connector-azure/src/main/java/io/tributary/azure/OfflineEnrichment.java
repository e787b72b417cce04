package io.tributary.azure;

import io.tributary.azure.enrich.AssessedResources;
import io.tributary.azure.enrich.CveDetails;
import io.tributary.azure.enrich.ExternalTags;
import io.tributary.azure.enrich.GroupContainers;
import io.tributary.azure.enrich.MachineDisk;
import io.tributary.azure.enrich.Vulnerabilities;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.azure.source.FindingStatus;
import io.tributary.azure.source.GraphDataset;
import io.tributary.enrich.Enricher;
import io.tributary.record.SourceRecord;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to rows what can be found out from themselves, as a run does before it maps them: for trying
 * maps on rows in files. Nobody is asked anything, so that addresses, what images contain and what
 * Microsoft says about CVEs are not there.
 *
 * <p>Safe for any thread.
 */
public final class OfflineEnrichment {
  private final Map<String, List<Enricher>> enrichers = new LinkedHashMap<>();

  /** For the datasets of Defender for Cloud. */
  public OfflineEnrichment() {
    DefenderDatasets datasets = DefenderDatasets.of(EnumSet.allOf(FindingStatus.class), List.of());
    for (GraphDataset dataset : datasets.queries()) {
      enrichers.put(
          dataset.dataset().name(),
          dataset.enrich().stream().flatMap(name -> enricher(name, dataset)).toList());
    }
  }

  /**
   * The row with what can be found out from it; as it is when its dataset is not known, or when it
   * has what a run has found out already.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public SourceRecord enrich(SourceRecord row) throws InterruptedException {
    if (row.document().keys().contains("assetKey")) {
      return row;
    }
    SourceRecord enriched = row;
    for (Enricher enricher : enrichers.getOrDefault(row.dataset(), List.of())) {
      enriched = enricher.enrich(List.of(enriched)).records().get(0);
    }
    return enriched;
  }

  /** The enricher that {@code datasets.yaml} means by a name, if it asks nobody. */
  private static Stream<Enricher> enricher(String name, GraphDataset dataset) {
    return switch (name) {
      case "tags" -> Stream.of(new ExternalTags());
      case "machine-disk" -> Stream.of(new MachineDisk());
      case "containers" -> Stream.of(new GroupContainers());
      case "assessed-resource" -> Stream.of(new AssessedResources());
      case "vulnerability" ->
          Stream.of(
              new Vulnerabilities(
                  ids -> new CveDetails.Found(Map.of(), Optional.of("nobody is asked"), 0),
                  dataset.rule()));
      default -> Stream.of();
    };
  }
}
