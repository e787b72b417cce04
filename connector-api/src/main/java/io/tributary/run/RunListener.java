package io.tributary.run;

import io.tributary.failure.RecordFailure;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import java.util.List;

/**
 * Hears what a run does while it does it: for progress, metrics and dead letters.
 *
 * <p>Called from the run's threads, one call at a time; a listener that takes long holds the run
 * up. An exception ends the run as failed.
 */
public interface RunListener {
  /** The plan is made. */
  default void planned(List<Split> splits) {}

  /** The run goes on with one that stopped; these splits, of those planned, are not read again. */
  default void resumed(List<Split> done) {}

  /** A split that was planned is not read as such, but in these parts. */
  default void splitDivided(Split split, List<Split> parts) {}

  /** A request went out and ended. */
  default void requested(RequestEvent event) {}

  /** A page was read, in the current attempt at its split. */
  default void pageRead(Split split, Page page) {}

  /** A row failed and is a dead letter now: told of the first hundred of a split. */
  default void rowFailed(RecordFailure failure) {}

  /**
   * A split was read to its end; what was read is complete when there are no reasons against it.
   */
  default void splitEnded(Split split, List<String> reasons) {}

  /**
   * An attempt at a split was given up: the pages that it read since it began are void. Unless the
   * run ends, the split is read anew.
   *
   * @param reason why, in a sentence
   */
  default void splitAbandoned(Split split, String reason) {}

  /** The run is over. */
  default void ended(RunReport report) {}
}
