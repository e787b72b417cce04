package io.tributary.azure.preflight;

import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import java.util.OptionalInt;

/**
 * What the answers to the other probes say about the principal's quota in Resource Graph, and
 * whether others use it. Safe for several threads.
 */
final class QuotaProbe {
  static final String NAME = "quota";

  /** What Microsoft documents as the number of queries in 5 seconds. */
  private static final int USUAL = 15;

  /** Of the usual ones, so many may be gone before the first answer without anybody else. */
  private static final int UNREMARKABLE = 4;

  private OptionalInt first = OptionalInt.empty();
  private int sentAfterFirst;
  private int least;
  private int last;
  private int throttled;

  /** A request to Resource Graph has ended. */
  synchronized void note(RequestEvent request) {
    if (request.outcome() == Outcome.THROTTLED) {
      throttled++;
    }
    if (first.isPresent()) {
      sentAfterFirst++;
    }
    if (request.quotaLeft().isPresent()) {
      last = request.quotaLeft().getAsInt();
      least = first.isPresent() ? Math.min(least, last) : last;
      first = first.isPresent() ? first : request.quotaLeft();
    }
  }

  /** What is to be said when the other probes have ended. */
  synchronized PreflightCheck check() {
    if (first.isEmpty()) {
      return throttled == 0
          ? check(State.OK, "Resource Graph states none")
          : check(State.WARNING, refused());
    }
    // The count starts anew now and then, which can only hide requests of others.
    int byOthers = first.getAsInt() - least - sentAfterFirst;
    if (throttled > 0) {
      return check(State.WARNING, refused());
    }
    if (byOthers > 0) {
      return check(
          State.WARNING,
          "at least "
              + byOthers
              + " requests of these seconds were others': programs that use the same principal share"
              + " its quota; give this one a principal of its own");
    }
    if (first.getAsInt() < USUAL - UNREMARKABLE) {
      return check(
          State.WARNING,
          first.getAsInt()
              + " requests were left before this began, of "
              + USUAL
              + " that are usual: other programs use the same principal, or its quota is smaller");
    }
    return check(
        State.OK,
        last + " more requests are taken at once; nobody else seems to use the principal");
  }

  private String refused() {
    return throttled
        + " requests were refused: the quota is used up, by programs that use the same principal; give"
        + " this one a principal of its own";
  }

  private static PreflightCheck check(State state, String message) {
    return new PreflightCheck(NAME, "", state, message);
  }
}
