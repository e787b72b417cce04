package io.tributary.azure.enrich;

import java.util.Collection;

/** Tells what is known of CVEs. Blocking, and safe for several threads. */
@FunctionalInterface
public interface CveLookup {
  /**
   * Looks CVEs up.
   *
   * @param ids in any casing
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  CveDetails.Found find(Collection<String> ids) throws InterruptedException;
}
