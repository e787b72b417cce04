package io.tributary.examples.cli;

import io.tributary.Session;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first rows of a dataset as a run maps them: masked, and with all that is looked up about
 * them. For one thread.
 */
final class RowSample {
  private final int most;
  private final List<SourceRecord> rows = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private RowSample(int most) {
    this.most = most;
  }

  /**
   * Reads rows, and goes on where a run does when some cannot be read.
   *
   * @param most how many there are at most
   * @throws ConnectorException when there is none because they cannot be read, or when nothing more
   *     can be
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  static RowSample read(Session session, String dataset, int most) throws InterruptedException {
    RowSample sample = new RowSample(most);
    Optional<ConnectorException> first = Optional.empty();
    for (Split split : session.plan(Set.of(dataset))) {
      try {
        sample.read(session, split);
      } catch (ConnectorException e) {
        // What is forbidden in one split may be allowed in the next.
        if (!e.kind().retryable() && e.kind() != ErrorKind.AUTHORIZATION) {
          throw e;
        }
        sample.unread.add(String.valueOf(e.getMessage()));
        first = first.or(() -> Optional.of(e));
      }
    }
    if (sample.rows.isEmpty() && first.isPresent()) {
      throw first.get();
    }
    return sample;
  }

  /** The rows, in the order in which they were read. */
  List<SourceRecord> rows() {
    return rows;
  }

  /** What could not be found out about them. */
  List<Gap> gaps() {
    return gaps;
  }

  /** Why some rows could not be read. */
  List<String> unread() {
    return unread;
  }

  private void read(Session session, Split split) throws InterruptedException {
    Optional<Checkpoint> next = Optional.of(Checkpoint.start());
    while (next.isPresent() && rows.size() < most) {
      Page page = session.source().fetch(split, next.get());
      List<SourceRecord> taken =
          page.records().subList(0, Math.min(page.records().size(), most - rows.size()));
      boolean cut = taken.size() < page.records().size(); // Its gaps are those of all of it.
      for (Gap gap : page.gaps()) {
        long records = cut ? Math.min(gap.records(), taken.size()) : gap.records();
        gaps.add(new Gap(gap.what(), gap.reason(), records));
      }
      rows.addAll(enriched(taken, session.enrichers(split.dataset())));
      next = page.next();
    }
  }

  private List<SourceRecord> enriched(List<SourceRecord> page, List<Enricher> enrichers)
      throws InterruptedException {
    List<SourceRecord> enriched = page;
    for (Enricher enricher : enrichers) {
      Enrichment enrichment = enricher.enrich(enriched);
      gaps.addAll(enrichment.gaps());
      enriched = enrichment.records();
    }
    return enriched;
  }
}
