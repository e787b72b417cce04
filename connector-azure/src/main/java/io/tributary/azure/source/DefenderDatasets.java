package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.source.Dataset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The datasets of Defender for Cloud and their queries, as {@code datasets.yaml} has them. */
public final class DefenderDatasets {
  /** Virtual machines, with their primary network interface. */
  public static final String VIRTUAL_MACHINE = "azure.virtual-machine";

  /** Assessments: what Defender for Cloud recommends about resources of any type. */
  public static final String MISCONFIGURATION = "azure.misconfiguration";

  /** Container images, which findings name or registries hold. */
  public static final String CONTAINER_IMAGE = "azure.container-image";

  private static final Map<String, Kind> KINDS =
      Map.of("asset", Kind.ASSET, "finding", Kind.FINDING);

  private final StatusFilter statuses;
  private final List<String> resourceTypes;
  private final List<GraphDataset> datasets = new ArrayList<>();

  private DefenderDatasets(StatusFilter statuses, List<String> resourceTypes) {
    this.statuses = statuses;
    this.resourceTypes = resourceTypes;
    ConfigFile file = ConfigFile.resource(DefenderDatasets.class, "datasets.yaml");
    for (ConfigNode node : file.root().requiredList("datasets")) {
      node.object().map(this::dataset).ifPresent(datasets::add);
    }
    file.throwIfBroken();
  }

  /**
   * All datasets.
   *
   * @param statuses of the findings that are wanted
   * @param resourceTypes what findings are to be about; empty for everything
   */
  public static DefenderDatasets of(
      Collection<FindingStatus> statuses, List<String> resourceTypes) {
    return new DefenderDatasets(new StatusFilter(statuses), resourceTypes);
  }

  /** The datasets, those of assets first. */
  public List<Dataset> all() {
    return datasets.stream().map(GraphDataset::dataset).toList();
  }

  /** The datasets with their queries. */
  public List<GraphDataset> queries() {
    return List.copyOf(datasets);
  }

  /** Assessments of software with known vulnerabilities, whatever their status. */
  public static GraphQuery softwareAssessments() {
    return rows(List.of("assessments.kql", "software.kql"));
  }

  /** All assessments, whatever their status. */
  public static GraphQuery assessments() {
    return query("assessments.kql");
  }

  /** Virtual machines, in no order. */
  public static GraphQuery virtualMachines() {
    return query("virtual-machines.kql");
  }

  /** The causes by which Defender for Cloud says that it did not scan a resource. */
  public static List<String> notScannedCauses() {
    return StatusFilter.causes(FindingStatus.NOT_SCANNED);
  }

  StatusFilter statuses() {
    return statuses;
  }

  private GraphDataset dataset(ConfigObject entry) {
    entry.allowOnly("name", "kind", "query", "enrich", "rule", "description");
    String name = entry.requiredText("name");
    Kind kind = entry.choice("kind", KINDS).orElse(Kind.ASSET);
    GraphQuery rows = rows(texts(entry, "query"));
    boolean finding = kind == Kind.FINDING;
    if (finding && !resourceTypes.isEmpty()) {
      rows =
          rows.then(
              query("resource-types.kql")
                  .with("types", resourceTypes.stream().map(type -> "/" + type + "/").toList()));
    }
    return new GraphDataset(
        new Dataset(name, kind, name, entry.requiredText("description")),
        finding ? statuses.of(rows) : rows,
        finding ? Optional.of(StatusFilter.counting(rows)) : Optional.empty(),
        texts(entry, "enrich"),
        texts(entry, "rule"));
  }

  private static GraphQuery rows(List<String> files) {
    return files.stream().map(DefenderDatasets::query).reduce(GraphQuery::then).orElseThrow();
  }

  private static List<String> texts(ConfigObject entry, String key) {
    return entry.list(key).stream().flatMap(node -> node.text().stream()).toList();
  }

  private static GraphQuery query(String name) {
    return GraphQuery.resource(DefenderDatasets.class, name);
  }
}
