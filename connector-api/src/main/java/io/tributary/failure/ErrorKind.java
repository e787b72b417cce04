package io.tributary.failure;

/** The category of a failure: who has to act, and whether a retry of the same call can help. */
public enum ErrorKind {
  /** The host's settings are wrong: a scope, a map, a path. A retry gives the same answer. */
  CONFIGURATION(false),
  /** The vendor does not accept the credential. A retry gives the same answer. */
  AUTHENTICATION(false),
  /** The credential is accepted, but lacks a role. A retry helps only after somebody grants it. */
  AUTHORIZATION(false),
  /** The quota is used up. A retry helps later. */
  THROTTLED(true),
  /** The service, or the way to it, does not answer. A retry helps later. */
  UNAVAILABLE(true),
  /** The service answered something that is not what it promises. */
  BAD_ANSWER(true),
  /** The host's sink could not take the records. */
  SINK(false),
  /** A defect of this library. */
  INTERNAL(false);

  private final boolean retryable;

  ErrorKind(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the same call may succeed later, with nothing changed by the host. */
  public boolean retryable() {
    return retryable;
  }
}
