package io.tributary.testkit.service;

import java.time.Duration;

/**
 * How queries are counted against a quota, and how the time until it resets is told.
 *
 * @param queries how many may be sent in a window
 * @param window how long a window is
 * @param form whether windows slide, or begin at fixed moments
 * @param phase how long after the epoch fixed windows begin, and every window's length after that
 * @param rounding how the time is made into whole seconds
 */
public record QuotaRule(
    int queries, Duration window, Form form, Duration phase, Rounding rounding) {

  /** What Microsoft's documentation gives as an example: 15 queries in 5 seconds, sliding. */
  public static final QuotaRule DOCUMENTED = sliding(15, Duration.ofSeconds(5));

  /** When a query is forgotten. */
  public enum Form {
    /** Each by itself, a window's length after it was counted. */
    SLIDING,
    /** All at once, when the next window begins. */
    FIXED
  }

  /** How a time is made into whole seconds. */
  public enum Rounding {
    /** The reset comes up to a second earlier than told. */
    UP,
    /** The reset comes up to a second later than told. */
    DOWN
  }

  /** Checks the numbers. */
  public QuotaRule {
    if (queries < 1 || window.isNegative() || window.isZero() || phase.isNegative()) {
      throw new IllegalArgumentException("Not a quota: " + queries + " queries in " + window);
    }
  }

  /** So many queries in every window of this length; the time is rounded up. */
  public static QuotaRule sliding(int queries, Duration window) {
    return new QuotaRule(queries, window, Form.SLIDING, Duration.ZERO, Rounding.UP);
  }

  /** So many queries from one beginning of a window to the next; the time is rounded up. */
  public static QuotaRule fixed(int queries, Duration window, Duration phase) {
    return new QuotaRule(queries, window, Form.FIXED, phase, Rounding.UP);
  }

  /** The same, but told otherwise. */
  public QuotaRule rounding(Rounding other) {
    return new QuotaRule(queries, window, form, phase, other);
  }

  /** A time in whole seconds. */
  long seconds(Duration time) {
    return rounding == Rounding.UP
        ? time.plusSeconds(1).minusNanos(1).toSeconds()
        : time.toSeconds();
  }
}
