package io.tributary.azure.failure;

import java.io.Serial;

/**
 * A page does not go on where the one before ended. To ask again is of no use: the walk has to
 * begin anew. Never leaves this module.
 */
public final class MovedRowsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** A page that does not fit. */
  public MovedRowsException(String message) {
    super(message);
  }
}
