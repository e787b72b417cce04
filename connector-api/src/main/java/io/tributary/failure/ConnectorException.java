package io.tributary.failure;

import java.io.Serial;

/**
 * The one exception of the library's own, for everything but broken preconditions.
 *
 * <p>Its message says what failed, where, and what to do about it, and holds no secret: it may be
 * shown and logged.
 */
public final class ConnectorException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  /**
   * Makes an exception with no cause.
   *
   * @param kind the category
   * @param message what, where, what to do; no secret
   */
  public ConnectorException(ErrorKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /**
   * Makes an exception with a cause.
   *
   * @param kind the category
   * @param message what, where, what to do; no secret
   * @param cause what was caught
   */
  public ConnectorException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The category, which says whether a retry can help. */
  public ErrorKind kind() {
    return kind;
  }
}
