package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.Session;
import io.tributary.azure.DefenderForCloud.Settings;
import io.tributary.azure.enrich.AssessedResources;
import io.tributary.azure.enrich.CveDetails;
import io.tributary.azure.enrich.ExternalTags;
import io.tributary.azure.enrich.GroupContainers;
import io.tributary.azure.enrich.MachineDisk;
import io.tributary.azure.enrich.VirtualMachineNetwork;
import io.tributary.azure.enrich.Vulnerabilities;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.azure.source.GraphDataset;
import io.tributary.azure.source.ResourceGraphSource;
import io.tributary.azure.source.ValueMask;
import io.tributary.core.identify.AttributeRules;
import io.tributary.core.score.ScoreTables;
import io.tributary.core.transform.FieldMap;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.identify.IdentificationRules;
import io.tributary.score.ScoreTable;
import io.tributary.source.Dataset;
import io.tributary.source.RequestEvent;
import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.TransformMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Defender for Cloud: its datasets, and the maps, scores and rules that come with them. */
final class DefenderConnector implements Connector {
  private final Settings settings;
  private final DefenderDatasets datasets;

  DefenderConnector(Settings settings) {
    this.settings = settings;
    this.datasets = DefenderDatasets.of(settings.statuses(), settings.resourceTypes());
  }

  @Override
  public String name() {
    return DefenderForCloud.NAME;
  }

  @Override
  public List<Dataset> datasets() {
    return datasets.all();
  }

  @Override
  public Session open(Consumer<RequestEvent> requests) {
    GraphClient client =
        GraphClient.of(
            settings.cloud(), settings.credential(), settings.client(), settings.gate(), requests);
    ResourceGraphSource source =
        new ResourceGraphSource(
            client, settings.scope(), datasets, new ValueMask(settings.shownVariables()));
    return new DefenderSession(source, enrichers(client));
  }

  private Map<String, List<Enricher>> enrichers(GraphClient client) {
    CveDetails cves = new CveDetails(client);
    Map<String, List<Enricher>> enrichers = new TreeMap<>();
    for (GraphDataset dataset : datasets.queries()) {
      enrichers.put(
          dataset.dataset().name(),
          dataset.enrich().stream().map(name -> enricher(name, dataset, client, cves)).toList());
    }
    return enrichers;
  }

  /** The enricher that {@code datasets.yaml} means by a name. */
  private static Enricher enricher(
      String name, GraphDataset dataset, GraphClient client, CveDetails cves) {
    return switch (name) {
      case "tags" -> new ExternalTags();
      case "machine-disk" -> new MachineDisk();
      case "machine-network" -> new VirtualMachineNetwork(client);
      case "image-contents" -> page -> new Enrichment(page, 0, List.of());
      case "containers" -> new GroupContainers();
      case "assessed-resource" -> new AssessedResources();
      case "vulnerability" -> new Vulnerabilities(cves::find, dataset.rule());
      default -> throw new IllegalStateException("There is no enricher " + name);
    };
  }

  @Override
  public MapLibrary maps() {
    Map<String, TransformMap> maps = new LinkedHashMap<>();
    for (Dataset dataset : datasets()) {
      maps.put(
          dataset.map(),
          FieldMap.resource(DefenderForCloud.class, "transform/" + dataset.map() + ".yaml"));
    }
    return MapLibrary.of(maps);
  }

  @Override
  public ScoreTable scores() {
    return ScoreTables.resource(DefenderForCloud.class, "score/defender-for-cloud.yaml");
  }

  @Override
  public IdentificationRules rules() {
    return AttributeRules.resource(DefenderForCloud.class, "identify/defender-for-cloud.yaml");
  }

  private record DefenderSession(
      ResourceGraphSource reader, Map<String, List<Enricher>> enrichersByDataset)
      implements Session {
    @Override
    public List<Split> plan(Set<String> names) {
      return reader.plan(names);
    }

    @Override
    public Source source() {
      return reader;
    }

    @Override
    public List<Enricher> enrichers(String dataset) {
      return enrichersByDataset.getOrDefault(dataset, List.of());
    }

    @Override
    public Map<String, Long> leftOut(String dataset) throws InterruptedException {
      return reader.leftOut(dataset);
    }

    @Override
    public void close() {
      // Nothing outlives a request.
    }
  }
}
