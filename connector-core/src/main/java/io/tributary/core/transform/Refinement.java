package io.tributary.core.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only some values need on their way.
 *
 * @param join what stands between the elements of an array that become one text; the last {@code
 *     []} of a source is the array then, or what stands there is
 * @param extract a regular expression; what its group first matches, or all of it without a group,
 *     is the value, and text without a match is nothing. At most 10,000 characters are searched, of
 *     which 1,000,000 are read, those that are read again counted again; what takes more is left
 *     out and noted.
 * @param calls names of functions that a host registers, in order
 * @param split what stands between the parts of a text that become an array; empty parts are left
 *     out, and each of the others is converted
 * @param pattern how a date is written in the row, in the letters of {@link
 *     java.time.format.DateTimeFormatter}, or {@link #EPOCH_SECONDS} or {@link #EPOCH_MILLISECONDS}
 * @param format how a date is written into the record, in the same words; ISO-8601 without it
 */
public record Refinement(
    Optional<String> join,
    Optional<String> extract,
    List<String> calls,
    Optional<String> split,
    Optional<String> pattern,
    Optional<String> format) {
  /** A date is the number of seconds since 1970. */
  public static final String EPOCH_SECONDS = "epoch-seconds";

  /** A date is the number of milliseconds since 1970. */
  public static final String EPOCH_MILLISECONDS = "epoch-milliseconds";

  private static final Refinement NONE =
      new Refinement(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the list. */
  public Refinement {
    calls = List.copyOf(calls);
  }

  /** Nothing of it. */
  public static Refinement none() {
    return NONE;
  }

  /** The same, for an array that becomes one text. */
  public Refinement withJoin(String glue) {
    return new Refinement(Optional.of(glue), extract, calls, split, pattern, format);
  }

  /** The same, for a part of a text. */
  public Refinement withExtract(String expression) {
    return new Refinement(join, Optional.of(expression), calls, split, pattern, format);
  }

  /** The same with one more function. */
  public Refinement withCall(String function) {
    List<String> more = new ArrayList<>(calls);
    more.add(function);
    return new Refinement(join, extract, more, split, pattern, format);
  }

  /** The same, for text that becomes an array. */
  public Refinement withSplit(String separator) {
    return new Refinement(join, extract, calls, Optional.of(separator), pattern, format);
  }

  /** The same, for dates that the row writes in a pattern. */
  public Refinement withPattern(String letters) {
    return new Refinement(join, extract, calls, split, Optional.of(letters), format);
  }

  /** The same, for dates that the record has in a format. */
  public Refinement withFormat(String letters) {
    return new Refinement(join, extract, calls, split, pattern, Optional.of(letters));
  }
}
