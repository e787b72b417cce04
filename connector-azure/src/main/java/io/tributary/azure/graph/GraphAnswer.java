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
 * @param cut whether the scope has more subscriptions than the service reads, which are 10,000
 */
public record GraphAnswer(List<Document> rows, long total, Optional<String> next, boolean cut) {
  /** A page of a scope that is read as a whole. */
  public GraphAnswer(List<Document> rows, long total, Optional<String> next) {
    this(rows, total, next, false);
  }
}
