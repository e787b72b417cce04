package io.tributary.azure.preflight;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What queries find in a scope. A part of it that may not be read has no rows, as long as another
 * one may. Blocking; safe for several threads.
 */
final class GraphRows {
  static final String SUBSCRIPTION = "subscriptionId";

  private static final GraphQuery BY_SUBSCRIPTION =
      GraphQuery.resource(GraphRows.class, "rows-by-subscription.kql");

  private final GraphClient client;
  private final AzureScope scope;

  GraphRows(GraphClient client, AzureScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * All rows of a query, and whether the scope is too large to be read as a whole.
   *
   * @throws ConnectorException when it is refused, everywhere if it is refused for lack of a role
   */
  Found find(String purpose, GraphQuery query) throws InterruptedException {
    List<Document> rows = new ArrayList<>();
    boolean cut = false;
    int denied = 0;
    List<AzureScope> parts = scope.parts();
    for (AzureScope part : parts) {
      try {
        Optional<String> token = Optional.empty();
        do {
          GraphAnswer answer = client.ask("preflight-" + purpose, query, part, token);
          rows.addAll(answer.rows());
          cut |= answer.cut();
          token = answer.next();
        } while (token.isPresent());
      } catch (ConnectorException e) {
        if (e.kind() != ErrorKind.AUTHORIZATION || ++denied == parts.size()) {
          throw e;
        }
      }
    }
    return new Found(rows, cut);
  }

  /** How many rows of a query each subscription has that has any, by its id in lower case. */
  SortedMap<String, Long> count(String purpose, GraphQuery query) throws InterruptedException {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Document row : find(purpose, query.then(BY_SUBSCRIPTION)).rows()) {
      counts.merge(
          subscription(row), row.number("rows").map(BigDecimal::longValue).orElse(0L), Long::sum);
    }
    return counts;
  }

  static String subscription(Document row) {
    return row.text(SUBSCRIPTION).orElse("").toLowerCase(Locale.ROOT);
  }

  /**
   * The rows of a query.
   *
   * @param rows all of them
   * @param cut whether there are more subscriptions than the service reads
   */
  record Found(List<Document> rows, boolean cut) {}
}
