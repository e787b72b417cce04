package io.tributary.run;

/** How a run ended. */
public enum RunState {
  /** Everything was read, proven so, and delivered. */
  COMPLETE,
  /**
   * It went to its end, but something was not read, not mapped or not taken by the sink; the report
   * says what.
   */
  INCOMPLETE,
  /** It could not go on; the report says why. Nothing of it should be relied on. */
  FAILED,
  /** The host stopped it. */
  CANCELLED
}
