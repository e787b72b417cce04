package io.tributary.azure.preflight;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.record.Document;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which of Defender's plans are on, so that "no finding" is told from "nobody looked". */
final class PlanProbe {
  static final String NAME = "plan";
  private static final GraphQuery PLANS = GraphQuery.resource(PlanProbe.class, "plans.kql");

  private final GraphRows rows;

  PlanProbe(GraphRows rows) {
    this.rows = rows;
  }

  Probe probe() {
    return new Probe(NAME, "", State.WARNING, this::look);
  }

  private List<PreflightCheck> look() throws InterruptedException {
    Map<String, DefenderPlans> plans = new TreeMap<>();
    for (Document row : rows.find(NAME, PLANS).rows()) {
      plans.put(GraphRows.subscription(row), DefenderPlans.of(row.texts("plans")));
    }
    boolean anyOn = plans.values().stream().anyMatch(DefenderPlans::anyOn);
    if (!anyOn) {
      return List.of(
          new PreflightCheck(
              NAME,
              "",
              State.FAILED,
              "no Defender plan is on, or none may be seen: there are free recommendations at most,"
                  + " and no finding means that nobody looked; turn plans on, or grant Security Reader"));
    }
    BySubscription found = new BySubscription(NAME);
    plans.forEach((id, each) -> add(found, id, each));
    return found.checks();
  }

  private static void add(BySubscription found, String id, DefenderPlans plans) {
    if (!plans.anyOn()) {
      found.add(
          State.WARNING,
          id,
          "no Defender plan is on: there are free recommendations at most, and no finding means that"
              + " nobody looked");
      return;
    }
    List<DefenderPlans.Look> missing = plans.missing();
    for (DefenderPlans.Look look : missing) {
      found.add(
          State.WARNING,
          id,
          "nobody looks for " + look.what() + ": turn on " + String.join(" or ", look.with()));
    }
    if (missing.isEmpty()) {
      found.add(State.OK, id, "the plans are on that look for vulnerabilities");
    }
  }
}
