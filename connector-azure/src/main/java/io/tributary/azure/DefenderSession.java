package io.tributary.azure;

import io.tributary.Session;
import io.tributary.azure.DefenderForCloud.Settings;
import io.tributary.azure.enrich.AssessedResources;
import io.tributary.azure.enrich.CveDetails;
import io.tributary.azure.enrich.ExternalTags;
import io.tributary.azure.enrich.GroupContainers;
import io.tributary.azure.enrich.ImageContents;
import io.tributary.azure.enrich.MachineDisk;
import io.tributary.azure.enrich.UnknownKinds;
import io.tributary.azure.enrich.VirtualMachineNetwork;
import io.tributary.azure.enrich.Vulnerabilities;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.registry.RegistryGateway;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.azure.source.GraphDataset;
import io.tributary.azure.source.RegistryCatalogue;
import io.tributary.azure.source.ResourceGraphSource;
import io.tributary.azure.source.ValueMask;
import io.tributary.enrich.Enricher;
import io.tributary.failure.ConnectorException;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One run's use of Defender for Cloud: Resource Graph, the registries, and what is looked up. */
final class DefenderSession implements Session, Source {
  private final GraphClient graph;
  private final RegistryGateway registries;
  private final ResourceGraphSource rows;
  private final RegistryCatalogue catalogue;
  private final CveDetails cves;
  private final Map<String, List<Enricher>> enrichers = new TreeMap<>();

  DefenderSession(Settings settings, DefenderDatasets datasets, Consumer<RequestEvent> requests) {
    graph =
        GraphClient.of(
            settings.cloud(), settings.credential(), settings.client(), settings.gate(), requests);
    registries =
        RegistryGateway.of(
            graph,
            settings.scope(),
            settings.cloud(),
            settings.credential(),
            settings.client(),
            settings.images(),
            requests);
    rows =
        new ResourceGraphSource(
            graph, settings.scope(), datasets, new ValueMask(settings.shownVariables()));
    catalogue =
        new RegistryCatalogue(
            DefenderDatasets.CONTAINER_IMAGE, registries.registries(), registries.listing());
    cves = new CveDetails(graph);
    for (GraphDataset dataset : datasets.queries()) {
      enrichers.put(
          dataset.dataset().name(),
          dataset.enrich().stream().map(name -> enricher(name, dataset)).toList());
    }
  }

  @Override
  public List<Split> plan(Set<String> datasets) throws InterruptedException {
    List<Split> splits = new ArrayList<>(rows.plan(datasets));
    if (datasets.contains(DefenderDatasets.CONTAINER_IMAGE)) {
      splits.addAll(catalogue.plan());
    }
    return splits;
  }

  @Override
  public List<Split> divide(Split split, Optional<ConnectorException> error) {
    return RegistryCatalogue.reads(split) ? List.of() : rows.divide(split, error);
  }

  @Override
  public List<String> scopeChanges(List<Split> splits) throws InterruptedException {
    return rows.scopeChanges(
        splits.stream().filter(split -> !RegistryCatalogue.reads(split)).toList());
  }

  @Override
  public Source source() {
    return this;
  }

  @Override
  public Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException {
    return RegistryCatalogue.reads(split)
        ? catalogue.fetch(split, checkpoint)
        : rows.fetch(split, checkpoint);
  }

  @Override
  public List<Enricher> enrichers(String dataset) {
    return enrichers.getOrDefault(dataset, List.of());
  }

  @Override
  public Map<String, Long> leftOut(String dataset) throws InterruptedException {
    return rows.leftOut(dataset);
  }

  @Override
  public void close() {
    registries.close();
  }

  /** The enricher that {@code datasets.yaml} means by a name. */
  private Enricher enricher(String name, GraphDataset dataset) {
    return switch (name) {
      case "tags" -> new ExternalTags();
      case "machine-disk" -> new MachineDisk();
      case "machine-network" -> new VirtualMachineNetwork(graph);
      case "containers" -> new GroupContainers();
      case "image-contents" -> new ImageContents(registries.registries(), registries.images());
      case "assessed-resource" -> new AssessedResources();
      case "unknown-kind" -> new UnknownKinds();
      case "vulnerability" -> new Vulnerabilities(cves::find, dataset.rule());
      default -> throw new IllegalStateException("There is no enricher " + name);
    };
  }
}
