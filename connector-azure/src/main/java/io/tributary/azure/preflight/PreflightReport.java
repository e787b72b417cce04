package io.tributary.azure.preflight;

import io.tributary.azure.preflight.PreflightCheck.State;
import java.time.Duration;
import java.util.List;

/**
 * What a preflight found.
 *
 * @param checks in the order of what depends on what: sign-in, scope, tables, roles, and so on
 * @param took how long it took
 */
public record PreflightReport(List<PreflightCheck> checks, Duration took) {
  /** Copies the list. */
  public PreflightReport {
    checks = List.copyOf(checks);
  }

  /** What a run would come to. */
  public enum Outcome {
    /** Nothing that it needs is missing; there may be warnings. */
    READY,
    /** Something is missing, so that it would be incomplete or without findings. */
    INCOMPLETE,
    /** Nothing can be read. */
    FAILED
  }

  /** What a run would come to. */
  public Outcome outcome() {
    boolean anyTable =
        checks.stream()
            .anyMatch(check -> check.name().equals(Preflight.TABLE) && check.state() == State.OK);
    if (!anyTable) {
      return Outcome.FAILED;
    }
    return count(State.FAILED) == 0 ? Outcome.READY : Outcome.INCOMPLETE;
  }

  /** How many checks came out so. */
  public long count(State state) {
    return checks.stream().filter(check -> check.state() == state).count();
  }
}
