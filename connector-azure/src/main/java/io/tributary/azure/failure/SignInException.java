package io.tributary.azure.failure;

import java.io.Serial;

/** The credential could not get a token; the cause says why. Never leaves this module. */
public final class SignInException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Marks a failure of the credential. */
  public SignInException(Throwable cause) {
    super("Signing in failed", cause);
  }
}
