package io.tributary.azure.preflight;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.azure.preflight.PreflightCheck.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which role is missing on which subscription, by what can be seen of it: its resources need
 * Reader, what Defender for Cloud says Security Reader. Resource Graph itself says nothing: what
 * may not be read is not there.
 */
final class RoleProbe {
  static final String NAME = "role";
  private static final String RESOURCES = "resources";
  private static final String SECURITY = "securityresources";
  private static final GraphQuery ASSESSED =
      GraphQuery.resource(RoleProbe.class, "resources-that-are-assessed.kql");

  private final GraphRows rows;
  private final SeenScope scope;
  private final TableProbes tables;

  RoleProbe(GraphRows rows, SeenScope scope, TableProbes tables) {
    this.rows = rows;
    this.scope = scope;
    this.tables = tables;
  }

  Probe probe() {
    return new Probe(NAME, "", State.FAILED, this::look);
  }

  private List<PreflightCheck> look() throws InterruptedException {
    Optional<SortedMap<String, Long>> resources = tables.counts(RESOURCES);
    Optional<SortedMap<String, Long>> security = tables.counts(SECURITY);
    if (resources.isEmpty() || security.isEmpty()) {
      return List.of(
          new PreflightCheck(
              NAME, "", State.SKIPPED, "cannot be told from tables that do not answer"));
    }
    SortedMap<String, Long> assessed = assessed(resources.get(), security.get());
    Set<String> ids = new TreeSet<>(scope.subscriptions());
    ids.addAll(resources.get().keySet());
    ids.addAll(security.get().keySet());
    ids.remove(""); // Rows of the tenant itself.
    if (ids.isEmpty()) {
      return List.of(
          new PreflightCheck(
              NAME,
              "",
              State.FAILED,
              "no subscription can be read; grant the principal Reader and Security Reader on some"));
    }
    BySubscription found = new BySubscription(NAME);
    for (String id : ids) {
      add(
          found,
          id,
          resources.get().containsKey(id),
          security.get().containsKey(id),
          assessed.containsKey(id));
    }
    return found.checks();
  }

  private void add(
      BySubscription found, String id, boolean resources, boolean security, boolean assessed) {
    if (resources && security) {
      found.add(State.OK, id, "resources can be read, and what Defender for Cloud says");
    } else if (resources) {
      found.add(
          State.FAILED,
          id,
          "Security Reader is missing, or Defender for Cloud was never turned on:"
              + " resources can be read, but nothing of Defender for Cloud");
    } else if (assessed) {
      found.add(
          State.FAILED,
          id,
          "Reader is missing: Defender for Cloud assesses resources that cannot be read");
    } else if (security) {
      found.add(State.WARNING, id, "there are no resources, or Reader is missing");
    } else if (scope.sees(id)) {
      found.add(
          State.WARNING,
          id,
          "nothing can be read: it is empty, or Reader and Security Reader are missing");
    } else {
      found.add(
          State.FAILED,
          id,
          "cannot be seen: check the id and the tenant, or grant the principal Reader and Security"
              + " Reader on it");
    }
  }

  /** Assessments of resources, asked for only where no resource can be read. */
  private SortedMap<String, Long> assessed(
      SortedMap<String, Long> resources, SortedMap<String, Long> security)
      throws InterruptedException {
    boolean doubtful =
        security.keySet().stream().anyMatch(id -> !id.isEmpty() && !resources.containsKey(id));
    return doubtful ? rows.count("roles", ASSESSED) : new TreeMap<>();
  }
}
