package io.tributary.testkit.http;

import java.time.Duration;

/**
 * How an answer goes over the wire: whole, or with a fault.
 *
 * @param bodyBytes how many bytes of the body are sent; {@link #NOTHING} for not even the status
 *     line, {@link #ALL} for the whole body
 * @param ending what happens to the connection then
 * @param pause how long to wait before each byte of the body; zero sends at once
 */
public record Delivery(int bodyBytes, Ending ending, Duration pause) {

  /** Not even a status line. */
  public static final int NOTHING = -1;

  /** The whole body. */
  public static final int ALL = Integer.MAX_VALUE;

  /** What happens to the connection after the bytes. */
  public enum Ending {
    /** It stays open for the next request. */
    KEEP,
    /** It is closed in order, whatever the length announced. */
    CLOSE,
    /** It is reset, so that the client may lose even what was sent. */
    RESET,
    /** Nothing more comes, until the client leaves. */
    STALL
  }

  /** A delivery, checked. */
  public Delivery {
    if (bodyBytes < NOTHING) {
      throw new IllegalArgumentException("A delivery can't have " + bodyBytes + " bytes");
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("A pause can't be negative: " + pause);
    }
  }

  /** All of it, and the connection kept. */
  public static Delivery whole() {
    return new Delivery(ALL, Ending.KEEP, Duration.ZERO);
  }

  /** The head announces the whole body, but the connection closes after so many bytes of it. */
  public static Delivery truncatedAfter(int bodyBytes) {
    return new Delivery(bodyBytes, Ending.CLOSE, Duration.ZERO);
  }

  /** The connection is closed in order before the status line. */
  public static Delivery closedBefore() {
    return new Delivery(NOTHING, Ending.CLOSE, Duration.ZERO);
  }

  /** The connection is reset before the status line. */
  public static Delivery resetBefore() {
    return new Delivery(NOTHING, Ending.RESET, Duration.ZERO);
  }

  /** The connection is reset after so many bytes of the body. */
  public static Delivery resetAfter(int bodyBytes) {
    return new Delivery(bodyBytes, Ending.RESET, Duration.ZERO);
  }

  /** No answer at all. */
  public static Delivery stalledBefore() {
    return new Delivery(NOTHING, Ending.STALL, Duration.ZERO);
  }

  /** No more than so many bytes of the body. */
  public static Delivery stalledAfter(int bodyBytes) {
    return new Delivery(bodyBytes, Ending.STALL, Duration.ZERO);
  }

  /** The whole body, byte by byte. */
  public static Delivery dripping(Duration pause) {
    return new Delivery(ALL, Ending.KEEP, pause);
  }
}
