package io.tributary.azure.registry;

import java.io.Serial;

/** Something in a registry cannot be read. It never leaves this module: it becomes a gap. */
public final class RegistryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Reach reach;

  RegistryException(Reach reach, String reason) {
    super(reason);
    this.reach = reach;
  }

  RegistryException(Reach reach, String reason, Throwable cause) {
    super(reason, cause);
    this.reach = reach;
  }

  /** For how much of the registry it goes. */
  public Reach reach() {
    return reach;
  }

  /** Why, with the registry's host; no secret, and the same words for the same cause. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** For how much of a registry a failure goes. */
  public enum Reach {
    /** For this image alone; the registry is well, it answered as it should. */
    IMAGE,
    /** For this image, or for more: who can say. */
    UNKNOWN,
    /** For all of the repository. */
    REPOSITORY,
    /** For all of the registry. */
    REGISTRY
  }
}
