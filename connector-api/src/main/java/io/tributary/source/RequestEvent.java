package io.tributary.source;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One request that went out to the vendor, however it ended.
 *
 * @param purpose what it was for: a dataset's name, or a word, such as {@code plan.} before one
 * @param outcome how it ended
 * @param waited how long it was held back before it went out, by a quota or by a pause between
 *     tries
 * @param retry which try at the same request it was: 0 for the first, 1 for the first retry
 * @param took from the first byte sent to the answer or its absence
 * @param bytes how long the answer's body was, as it was received; empty when nobody knows, such as
 *     when it broke off
 * @param quotaLeft how many more requests the service says it takes at once, if it says so
 */
public record RequestEvent(
    String purpose,
    Outcome outcome,
    int retry,
    Duration waited,
    Duration took,
    OptionalLong bytes,
    OptionalInt quotaLeft) {
  /** Checks the number. */
  public RequestEvent {
    if (retry < 0) {
      throw new IllegalArgumentException("A try's number is 0 or more, was " + retry);
    }
  }

  /** How a request ended. */
  public enum Outcome {
    /** With an answer. */
    ANSWERED,
    /** Refused because the quota is used up. */
    THROTTLED,
    /** With an error, or with no answer at all. */
    FAILED
  }
}
