package io.tributary.azure.source;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.source.Dataset;

/**
 * A dataset and the query that reads it.
 *
 * @param dataset the dataset
 * @param query ordered by id, with every parameter but the scope filled in
 */
public record GraphDataset(Dataset dataset, GraphQuery query) {}
