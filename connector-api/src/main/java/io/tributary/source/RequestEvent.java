package io.tributary.source;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * One request that went out to the vendor, however it ended.
 *
 * @param purpose what it was for: a dataset's name, or another word such as {@code plan}
 * @param outcome how it ended
 * @param waited how long it was held back before it went out, by a quota or by a pause between
 *     tries
 * @param took from the first byte sent to the answer or its absence
 * @param quotaLeft how many more requests the service says it takes at once, if it says so
 */
public record RequestEvent(
    String purpose, Outcome outcome, Duration waited, Duration took, OptionalInt quotaLeft) {
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
