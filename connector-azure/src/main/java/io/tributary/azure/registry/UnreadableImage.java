package io.tributary.azure.registry;

import java.io.Serial;

/** An image was read, but makes no sense here. */
final class UnreadableImage extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param reason what is wrong with it, the same words for the same cause
   */
  UnreadableImage(String reason) {
    super(reason);
  }
}
