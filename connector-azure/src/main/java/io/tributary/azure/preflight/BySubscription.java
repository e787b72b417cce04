package io.tributary.azure.preflight;

import io.tributary.azure.preflight.PreflightCheck.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks of subscriptions: those that come out the same are one. What is beyond {@value
 * #MOST_LINES} is counted. Belongs to one thread.
 */
final class BySubscription {
  private static final int MOST_LINES = 20;
  private static final int MOST_NAMED = 5;

  private final String name;
  private final Map<Result, List<String>> subscriptions = new LinkedHashMap<>();

  BySubscription(String name) {
    this.name = name;
  }

  void add(State state, String subscription, String message) {
    subscriptions
        .computeIfAbsent(new Result(state, message), unknown -> new ArrayList<>())
        .add(subscription);
  }

  List<PreflightCheck> checks() {
    List<PreflightCheck> checks =
        subscriptions.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BySubscription::worseFirst))
            .map(entry -> check(entry.getKey(), entry.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (checks.size() > MOST_LINES) {
      List<PreflightCheck> rest = checks.subList(MOST_LINES - 1, checks.size());
      PreflightCheck sum =
          new PreflightCheck(
              name,
              rest.size() + " more",
              rest.get(0).state(),
              "there are as many more of these, no worse than this; name fewer subscriptions");
      rest.clear();
      checks.add(sum);
    }
    return checks;
  }

  private PreflightCheck check(Result result, List<String> ids) {
    if (ids.size() == 1) {
      return new PreflightCheck(name, ids.get(0), result.state, result.message);
    }
    String named =
        result.state == State.OK
            ? ""
            : ": "
                + ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (ids.size() > MOST_NAMED ? ", …" : "");
    return new PreflightCheck(
        name, ids.size() + " subscriptions", result.state, result.message + named);
  }

  /** What failed, then what is to be warned of, then what is well. */
  private static int worseFirst(Result one, Result other) {
    return rank(one.state) - rank(other.state);
  }

  private static int rank(State state) {
    return switch (state) {
      case FAILED -> 0;
      case WARNING -> 1;
      case SKIPPED -> 2;
      case OK -> 3;
    };
  }

  private record Result(State state, String message) {}
}
