package io.tributary.azure.graph;

import io.tributary.azure.failure.MovedRowsException;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a result that is needed as a whole. Pages that do not fit together, because rows came or
 * went meanwhile, are read anew, at most {@value #MOST_WALKS} times.
 *
 * <p>Blocking; safe for any number of threads.
 */
final class WholeResult {
  private static final int MOST_WALKS = 3;

  /** A page may be empty and lead on; the service does not do so for ever. */
  private static final int MOST_EMPTY_PAGES = 100;

  private final GraphClient client;
  private final String purpose;
  private final GraphQuery query;

  WholeResult(GraphClient client, String purpose, GraphQuery query) {
    this.client = client;
    this.purpose = purpose;
    this.query = query;
  }

  /** All rows in a scope, of any size. */
  GraphAnswer in(AzureScope scope) throws InterruptedException {
    List<Document> rows = new ArrayList<>();
    boolean cut = false;
    for (AzureScope part : scope.parts()) {
      GraphAnswer answer = ofOneQuery(part);
      rows.addAll(answer.rows());
      cut |= answer.cut();
    }
    return new GraphAnswer(rows, rows.size(), Optional.empty(), cut);
  }

  private GraphAnswer ofOneQuery(AzureScope scope) throws InterruptedException {
    for (int walk = 1; ; walk++) {
      try {
        return walk(scope);
      } catch (MovedRowsException e) {
        if (walk == MOST_WALKS) {
          throw new ConnectorException(
              ErrorKind.BAD_ANSWER,
              "%s: %s, and so %d times".formatted(purpose, e.getMessage(), MOST_WALKS),
              e);
        }
      }
    }
  }

  private GraphAnswer walk(AzureScope scope) throws InterruptedException {
    List<Document> rows = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    Optional<Long> total = Optional.empty();
    boolean cut = false;
    int emptyPages = 0;
    Optional<String> token = Optional.empty();
    do {
      GraphAnswer page = ask(scope, token);
      require(total.orElse(page.total()) == page.total(), "the number of rows changed");
      total = Optional.of(page.total());
      rows.addAll(page.rows());
      cut |= page.cut();
      emptyPages += page.rows().isEmpty() ? 1 : 0;
      token = page.next();
      require(token.map(tokens::add).orElse(true), "a page leads to one that was read");
      require(emptyPages <= MOST_EMPTY_PAGES, "page after page is empty");
      require(rows.size() <= page.total(), "there are more rows than were counted");
    } while (token.isPresent());
    require(
        rows.size() == total.orElse(0L),
        "%d rows were read, and %d counted".formatted(rows.size(), total.orElse(0L)));
    return new GraphAnswer(rows, rows.size(), Optional.empty(), cut);
  }

  /** A page; where it does not go on where the one before ended, that is told from other errors. */
  private GraphAnswer ask(AzureScope scope, Optional<String> token) throws InterruptedException {
    try {
      return client.ask(purpose, query, scope, token);
    } catch (ConnectorException e) {
      if (e.getCause() instanceof MovedRowsException moved) {
        throw moved;
      }
      throw e;
    }
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new MovedRowsException("Rows came or went while they were read: " + otherwise);
    }
  }
}
