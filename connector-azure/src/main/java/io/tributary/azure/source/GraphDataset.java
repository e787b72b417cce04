package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.source.Dataset;
import java.util.List;
import java.util.Optional;

/**
 * A dataset and how it is read, as {@code datasets.yaml} has it.
 *
 * @param dataset the dataset
 * @param query ordered by id, with every parameter but the scope filled in
 * @param statuses for findings, counts the rows of every status, wanted or not
 * @param enrich what enriches the rows, by name, in order
 * @param rule paths of what names a finding without a CVE
 */
public record GraphDataset(
    Dataset dataset,
    GraphQuery query,
    Optional<GraphQuery> statuses,
    List<String> enrich,
    List<String> rule) {
  /** Copies the lists. */
  public GraphDataset {
    enrich = List.copyOf(enrich);
    rule = List.copyOf(rule);
  }
}
