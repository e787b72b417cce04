package io.tributary.enrich;

import io.tributary.record.SourceRecord;
import java.util.List;

/**
 * Adds to a page of rows what other tables or services know about them.
 *
 * <p>Blocking, and safe for several threads at once. Batches its look-ups by page. What it cannot
 * find out is marked unknown and reported as a {@link Gap}; it is never presented as "there is
 * none", and it never fails the rows.
 */
@FunctionalInterface
public interface Enricher {
  /**
   * Enriches one page.
   *
   * @param page rows of one dataset
   * @return the same rows in the same order, with more in them
   * @throws io.tributary.failure.ConnectorException when going on makes no sense, such as for a
   *     credential that is no longer accepted
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  Enrichment enrich(List<SourceRecord> page) throws InterruptedException;

  /**
   * Whether it asks nobody, and takes each row by itself: then it is given some rows of a page at a
   * time, as they are read, and not all of them, which would have to be in memory together.
   */
  default boolean isLocal() {
    return false;
  }
}
