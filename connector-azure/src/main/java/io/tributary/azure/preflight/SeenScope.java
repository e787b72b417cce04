package io.tributary.azure.preflight;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.AzureScope.Kind;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The scope as the principal sees it. Access that is partial says nothing of it: an answer is of
 * the subscriptions that can be read, so these are compared with those that were asked for.
 */
final class SeenScope {
  static final String NAME = "scope";
  static final GraphQuery SUBSCRIPTIONS = GraphQuery.resource(SeenScope.class, "subscriptions.kql");

  /** Each costs a request. */
  private static final int MOST_GROUPS = 10;

  private final GraphClient client;
  private final AzureScope scope;
  private final Map<String, String> states = new ConcurrentSkipListMap<>();

  SeenScope(GraphClient client, AzureScope scope) {
    this.client = client;
    this.scope = scope;
  }

  Probe probe() {
    return new Probe(NAME, "", State.FAILED, this::look);
  }

  /** The subscriptions that were asked for, or else those that are seen; ids in lower case. */
  Set<String> subscriptions() {
    Set<String> ids = new TreeSet<>(states.keySet());
    if (scope.kind() == Kind.SUBSCRIPTIONS) {
      ids.addAll(scope.ids());
    }
    return ids;
  }

  /** Whether the principal sees that there is such a subscription. */
  boolean sees(String subscription) {
    return states.containsKey(subscription);
  }

  /** Whether some of these checks failed, and there is nothing to go on with. */
  boolean isClosed(List<PreflightCheck> checks) {
    return states.isEmpty() && checks.stream().anyMatch(check -> check.state() == State.FAILED);
  }

  private List<PreflightCheck> look() throws InterruptedException {
    List<PreflightCheck> checks = new ArrayList<>();
    if (scope.kind() == Kind.MANAGEMENT_GROUPS && scope.ids().size() > 1) {
      checks.addAll(groups());
    }
    GraphRows.Found found;
    try {
      found = new GraphRows(client, scope).find(NAME, SUBSCRIPTIONS);
    } catch (ConnectorException e) {
      if (e.kind() != ErrorKind.CONFIGURATION) {
        throw e;
      }
      checks.add(
          check(
              "", State.WARNING, "which subscriptions can be read is not told: " + e.getMessage()));
      return checks;
    }
    for (Document row : found.rows()) {
      states.put(GraphRows.subscription(row), row.text("state").orElse(""));
    }
    checks.add(seen());
    checks.addAll(notEnabled());
    if (found.cut()) {
      checks.add(
          check(
              "",
              State.FAILED,
              "the scope has more than 10,000 subscriptions, of which Resource Graph reads no more;"
                  + " name subscriptions, or management groups that are smaller"));
    }
    return checks;
  }

  private PreflightCheck seen() {
    if (states.isEmpty()) {
      return check("", State.WARNING, "Resource Graph names no subscription that can be seen");
    }
    int asked = scope.ids().size();
    if (scope.kind() != Kind.SUBSCRIPTIONS) {
      return check("", State.OK, "subscriptions that can be seen: " + states.size());
    }
    long seen = scope.ids().stream().filter(states::containsKey).count();
    return check(
        "",
        seen == asked ? State.OK : State.FAILED,
        "subscriptions that can be seen: " + seen + " of " + asked);
  }

  private List<PreflightCheck> notEnabled() {
    BySubscription found = new BySubscription(NAME);
    states.forEach(
        (id, state) -> {
          if (!state.isEmpty() && !state.equalsIgnoreCase("Enabled")) {
            found.add(
                State.WARNING,
                id,
                "is not enabled (" + state + "): Defender for Cloud may not look at it any more");
          }
        });
    return found.checks();
  }

  /** Each by itself, since together they answer as long as one does. */
  private List<PreflightCheck> groups() throws InterruptedException {
    List<PreflightCheck> checks = new ArrayList<>();
    for (String id : scope.ids().stream().limit(MOST_GROUPS).toList()) {
      checks.add(group(id));
    }
    if (scope.ids().size() > MOST_GROUPS) {
      checks.add(
          check(
              (scope.ids().size() - MOST_GROUPS) + " more",
              State.SKIPPED,
              "no more than " + MOST_GROUPS + " management groups are asked one by one"));
    }
    return checks;
  }

  private PreflightCheck group(String id) throws InterruptedException {
    try {
      new GraphRows(client, AzureScope.managementGroups(id)).find(NAME, SUBSCRIPTIONS);
      return check(id, State.OK, "the management group answers");
    } catch (ConnectorException e) {
      if (e.kind() != ErrorKind.AUTHORIZATION && e.kind() != ErrorKind.CONFIGURATION) {
        throw e;
      }
      return check(
          id,
          State.FAILED,
          "the management group does not answer; check its id: " + e.getMessage());
    }
  }

  private static PreflightCheck check(String subject, State state, String message) {
    return new PreflightCheck(NAME, subject, state, message);
  }
}
