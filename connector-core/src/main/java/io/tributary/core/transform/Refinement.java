package io.tributary.core.transform;

import java.util.Optional;

/**
 * What only some values need on their way.
 *
 * @param pattern how a date is written in the row, in the letters of {@link
 *     java.time.format.DateTimeFormatter}, or {@link #EPOCH_SECONDS} or {@link #EPOCH_MILLISECONDS}
 * @param format how a date is written into the record, in the same words; ISO-8601 without it
 */
public record Refinement(Optional<String> pattern, Optional<String> format) {
  /** A date is the number of seconds since 1970. */
  public static final String EPOCH_SECONDS = "epoch-seconds";

  /** A date is the number of milliseconds since 1970. */
  public static final String EPOCH_MILLISECONDS = "epoch-milliseconds";

  private static final Refinement NONE = new Refinement(Optional.empty(), Optional.empty());

  /** Nothing of it. */
  public static Refinement none() {
    return NONE;
  }

  /** The same, for dates that the row writes in a pattern. */
  public Refinement withPattern(String letters) {
    return new Refinement(Optional.of(letters), format);
  }

  /** The same, for dates that the record has in a format. */
  public Refinement withFormat(String letters) {
    return new Refinement(pattern, Optional.of(letters));
  }
}
