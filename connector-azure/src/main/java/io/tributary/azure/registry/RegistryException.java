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

  /** Whether there is no point in asking for anything else of the same kind. */
  public boolean closesRegistry() {
    return reach == Reach.REGISTRY || reach == Reach.HOST;
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
    /** As {@link #UNKNOWN}; if the host never answered before, for all that it serves. */
    UNREACHED,
    /** For all of the repository. */
    REPOSITORY,
    /** For all of the registry that is read in the same way: its lists, or its contents. */
    REGISTRY,
    /** For all that the registry's host serves. */
    HOST
  }
}
