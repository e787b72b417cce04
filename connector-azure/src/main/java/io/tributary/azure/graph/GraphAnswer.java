package io.tributary.azure.graph;

import io.tributary.record.Document;
import java.util.List;
import java.util.Optional;

/**
 * One page of a query's result.
 *
 * @param rows the rows, each with the columns of its table
 * @param total how many rows the service counted for the whole query
 * @param next the token of the next page; empty when this is the last one
 */
public record GraphAnswer(List<Document> rows, long total, Optional<String> next) {}
