package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.failure.ConnectorException;
import io.tributary.record.Document;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches which subscriptions of a scope can be read. One that cannot, or not any more, says
 * nothing: its rows are simply not there.
 *
 * <p>Blocking, for one run; safe for several threads.
 */
final class ScopeWatch {
  private static final GraphQuery VISIBLE =
      GraphQuery.resource(ScopeWatch.class, "visible-subscriptions.kql");

  /** So many are named; the others are counted. */
  private static final int MOST_NAMED = 20;

  private final GraphClient client;
  private final AzureScope scope;
  private final Set<String> before = new TreeSet<>();
  private boolean begun;

  ScopeWatch(GraphClient client, AzureScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** Notes what can be read before anything is. */
  synchronized void begin() throws InterruptedException {
    try {
      look().ifPresent(visible -> before.addAll(visible.subscriptions()));
      begun = true;
    } catch (ConnectorException e) {
      if (!mayBeReadUnwatched(e)) {
        throw e;
      }
      // What can be read is, and the end says that nobody knows the scope.
    }
  }

  /** Whether what the service has against the question need not be said of rows. */
  private static boolean mayBeReadUnwatched(ConnectorException e) {
    return switch (e.kind()) {
      case INTERNAL, CONFIGURATION, BAD_ANSWER -> true;
      case AUTHENTICATION, AUTHORIZATION, THROTTLED, UNAVAILABLE, SINK -> false;
    };
  }

  /** What could be read at the beginning, by id in lower case; nothing where that is not known. */
  synchronized Set<String> visible() {
    return Set.copyOf(before);
  }

  /**
   * Looks again when everything is read: what speaks against having seen all of the scope.
   *
   * @param splits that were read, also by a run that this one goes on with
   */
  synchronized List<String> end(Collection<Split> splits) throws InterruptedException {
    Optional<Visible> looked = look();
    if (looked.isEmpty()) {
      return List.of();
    }
    Visible after = looked.get();
    List<String> found = new ArrayList<>();
    if (after.cut()) {
      found.add(
          "the scope has more than 10,000 subscriptions, of which Resource Graph reads no more;"
              + " name subscriptions, or management groups that are smaller");
    }
    Set<String> missing = new TreeSet<>(before);
    for (Split split : splits) {
      AzureScope read = GraphSlice.of(split).scope();
      if (read.kind() == AzureScope.Kind.SUBSCRIPTIONS) {
        missing.addAll(read.ids());
      }
    }
    missing.removeAll(after.subscriptions());
    if (missing.isEmpty()) {
      return found;
    }
    if (!after.subscriptions().isEmpty() || !before.isEmpty()) {
      found.addAll(sentences(missing));
    } else if (!begun) { // Else it is a tenant that names no subscriptions, then as now.
      found.add(
          "whether all of the scope could be read is not known: Resource Graph names none of its"
              + " subscriptions now, and nobody saw what it named at the start");
    }
    return found;
  }

  private List<String> sentences(Set<String> missing) {
    Set<String> lost = new TreeSet<>(missing);
    lost.retainAll(before);
    Set<String> never = new TreeSet<>(missing);
    never.removeAll(before);
    List<String> sentences = new ArrayList<>();
    if (!lost.isEmpty()) {
      sentences.add(
          names(lost)
              + " could be read at the start, but not at the end, so that rows may be missing: see"
              + " what became of it, and of the principal's roles on it");
    }
    if (!never.isEmpty()) {
      sentences.add(
          names(never)
              + " cannot be read: check the id, or grant the principal Reader and Security Reader");
    }
    return sentences;
  }

  private static String names(Set<String> subscriptions) {
    return subscriptions.size() == 1
        ? "subscription " + subscriptions.iterator().next()
        : subscriptions.size()
            + " subscriptions, "
            + String.join(", ", subscriptions.stream().limit(MOST_NAMED).toList())
            + (subscriptions.size() > MOST_NAMED ? " and others" : "");
  }

  /** What can be read now; empty in a cloud that has no table of it. */
  private Optional<Visible> look() throws InterruptedException {
    try {
      GraphAnswer answer = client.all("scope", VISIBLE, scope);
      Set<String> subscriptions = new TreeSet<>();
      for (Document row : answer.rows()) {
        row.text("subscriptionId").ifPresent(id -> subscriptions.add(id.toLowerCase(Locale.ROOT)));
      }
      return Optional.of(new Visible(subscriptions, answer.cut()));
    } catch (ConnectorException e) {
      if (hasNoTable(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean hasNoTable(ConnectorException e) {
    return e.getCause() != null
        && client.errors().diagnose(e.getCause()).codes().contains("DisallowedLogicalTableName");
  }

  private record Visible(Set<String> subscriptions, boolean cut) {}
}
