package io.tributary.source;

/**
 * Reads a split, page by page.
 *
 * <p>Blocking, and safe for several threads at once. Keeps no position of its own, so that a walk
 * can be resumed elsewhere. Retries within its own bounds what a retry can help; what it throws is
 * final for this attempt. A walk is not repeatable: a service's tokens may be offsets into a moving
 * set, so whoever sees that two pages do not fit together reads the whole split anew.
 */
@FunctionalInterface
public interface Source {
  /**
   * Reads one page.
   *
   * @param split as planned by the connector this source belongs to
   * @param checkpoint {@link Checkpoint#start()}, or what the page before gave as next
   * @throws io.tributary.failure.ConnectorException when the page cannot be had
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException;
}
