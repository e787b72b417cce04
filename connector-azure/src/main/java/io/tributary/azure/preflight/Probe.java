package io.tributary.azure.preflight;

import io.tributary.azure.preflight.PreflightCheck.State;
import java.util.List;

/**
 * A look at one sort of thing.
 *
 * @param name of its checks
 * @param subject of its checks, when it comes to no end
 * @param unknown what it means when it comes to no end
 * @param look does it
 */
record Probe(String name, String subject, State unknown, Look look) {
  /** What is looked at. Blocking; what cannot be looked at is an exception that says why. */
  @FunctionalInterface
  interface Look {
    List<PreflightCheck> checks() throws InterruptedException;
  }

  PreflightCheck unknown(String why) {
    return new PreflightCheck(name, subject, unknown, why);
  }
}
