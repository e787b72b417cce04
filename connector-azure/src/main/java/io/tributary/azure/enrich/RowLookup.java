package io.tributary.azure.enrich;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks rows up by id, many at once. Rows that the principal may not read are not found, like rows
 * that do not exist.
 */
final class RowLookup {
  /** Keeps a query under 100,000 characters; Microsoft's advice is at most 1,000 ids. */
  private static final int IDS_PER_QUERY = 300;

  private final GraphClient client;
  private final String purpose;
  private final GraphQuery query;

  RowLookup(GraphClient client, String purpose, GraphQuery query) {
    this.client = client;
    this.purpose = purpose;
    this.query = query;
  }

  /** The rows that were found, by id in lower case. */
  Map<String, Document> find(Collection<ResourceId> ids) throws InterruptedException {
    Map<String, Document> found = new HashMap<>();
    Map<String, TreeSet<String>> bySubscription = new TreeMap<>();
    for (ResourceId id : ids) {
      if (isSubscription(id.subscription())) {
        bySubscription.computeIfAbsent(id.subscription(), none -> new TreeSet<>()).add(id.key());
      }
    }
    List<String> keys = new ArrayList<>();
    TreeSet<String> subscriptions = new TreeSet<>();
    for (Map.Entry<String, TreeSet<String>> entry : bySubscription.entrySet()) {
      for (String key : entry.getValue()) {
        subscriptions.add(entry.getKey());
        keys.add(key);
        if (keys.size() == IDS_PER_QUERY) {
          ask(keys, subscriptions, found);
          keys.clear();
          subscriptions.clear();
        }
      }
    }
    if (!keys.isEmpty()) {
      ask(keys, subscriptions, found);
    }
    return found;
  }

  private void ask(List<String> keys, Collection<String> subscriptions, Map<String, Document> found)
      throws InterruptedException {
    GraphQuery filled = query.with("ids", keys);
    AzureScope scope = AzureScope.subscriptions(subscriptions);
    Optional<String> token = Optional.empty();
    do {
      GraphAnswer answer = client.ask(purpose, filled, scope, token);
      for (Document row : answer.rows()) {
        row.text("id").ifPresent(id -> found.put(new ResourceId(id).key(), row));
      }
      token = answer.next();
    } while (token.isPresent());
  }

  private static boolean isSubscription(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }
}
