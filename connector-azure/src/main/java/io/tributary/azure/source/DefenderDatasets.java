package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.source.Dataset;
import java.util.List;

/** The datasets of Defender for Cloud and their queries. */
public final class DefenderDatasets {
  /** Virtual machines, with their primary network interface. */
  public static final String VIRTUAL_MACHINE = "azure.virtual-machine";

  /** Assessments: what Defender for Cloud recommends about resources of any type. */
  public static final String MISCONFIGURATION = "azure.misconfiguration";

  private final List<GraphDataset> queries;

  private DefenderDatasets(List<GraphDataset> queries) {
    this.queries = queries;
  }

  /**
   * All datasets.
   *
   * @param statuses the status codes of the assessments that are wanted
   * @param resourceTypes what they are to be about; empty for everything
   */
  public static DefenderDatasets of(List<String> statuses, List<String> resourceTypes) {
    return new DefenderDatasets(
        List.of(
            new GraphDataset(
                new Dataset(VIRTUAL_MACHINE, Kind.ASSET, VIRTUAL_MACHINE, "Azure virtual machines"),
                query("virtual-machines.kql")),
            new GraphDataset(
                new Dataset(
                    MISCONFIGURATION,
                    Kind.FINDING,
                    MISCONFIGURATION,
                    "What Defender for Cloud recommends about resources of any type"),
                misconfigurations(statuses, resourceTypes))));
  }

  /** The datasets, those of assets first. */
  public List<Dataset> all() {
    return queries.stream().map(GraphDataset::dataset).toList();
  }

  /** The datasets with their queries. */
  public List<GraphDataset> queries() {
    return queries;
  }

  private static GraphQuery misconfigurations(List<String> statuses, List<String> resourceTypes) {
    return resourceTypes.isEmpty()
        ? query("misconfigurations.kql").with("statuses", statuses)
        : query("misconfigurations-of-types.kql")
            .with("statuses", statuses)
            .with("types", resourceTypes.stream().map(type -> "/" + type + "/").toList());
  }

  private static GraphQuery query(String name) {
    return GraphQuery.resource(DefenderDatasets.class, name);
  }
}
