package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.source.Dataset;
import java.util.List;
import java.util.Optional;

/**
 * A dataset and how it is read, as {@code datasets.yaml} has it.
 *
 * @param dataset the dataset
 * @param rows its rows, in no order, with every parameter but the scope filled in
 * @param statuses for findings, counts the rows of every status, wanted or not
 * @param enrich what enriches the rows, by name, in order
 * @param rule paths of what names a finding without a CVE
 */
public record GraphDataset(
    Dataset dataset,
    GraphQuery rows,
    Optional<GraphQuery> statuses,
    List<String> enrich,
    List<String> rule) {
  private static final GraphQuery ORDER = query("order-by-id.kql");
  private static final GraphQuery COUNT = query("count-by-subscription.kql");
  private static final GraphQuery ONE_OF_SEVERAL = query("one-of-several.kql");
  private static final GraphQuery WITHOUT_SUBSCRIPTION = query("without-subscription.kql");

  /** Copies the lists. */
  public GraphDataset {
    enrich = List.copyOf(enrich);
    rule = List.copyOf(rule);
  }

  /** All rows, in the order of their ids. */
  GraphQuery all() {
    return rows.then(ORDER);
  }

  /** How many rows each subscription has. */
  GraphQuery count() {
    return rows.then(COUNT);
  }

  /** One of several parts of the rows, counted from 0, in the order of their ids. */
  GraphQuery part(int part, int parts) {
    return rows.then(ONE_OF_SEVERAL).with("part", part).with("parts", parts).then(ORDER);
  }

  /** The rows that belong to no subscription, in the order of their ids. */
  GraphQuery withoutSubscription() {
    return rows.then(WITHOUT_SUBSCRIPTION).then(ORDER);
  }

  private static GraphQuery query(String name) {
    return GraphQuery.resource(GraphDataset.class, name);
  }
}
