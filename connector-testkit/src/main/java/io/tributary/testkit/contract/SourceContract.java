package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a run relies on in a {@link Source}, over rows that do not change: a walk from page to page
 * gives every row once and ends, any page can be had again, and nobody but the caller holds the
 * position.
 *
 * <p>Says most over a split that has several pages.
 */
@Timeout(120)
public abstract class SourceContract {
  /** A source over the rows; may be called several times in a test. */
  protected abstract Source source();

  /** The split to read. */
  protected abstract Split split();

  /** The ids of the split's rows, in the casing that records have. */
  protected abstract Collection<String> ids();

  @Test
  void walkGivesEveryRowOnce() throws Exception {
    assertThat(idsOf(walk(source()))).containsExactlyInAnyOrderElementsOf(ids());
  }

  @Test
  void everyPageAnnouncesTheNumberOfRows() throws Exception {
    assertThat(walk(source()))
        .allSatisfy(page -> assertThat(page.announced()).isEqualTo(ids().size()));
  }

  @Test
  void recordsNameTheDataset() throws Exception {
    assertThat(records(walk(source())))
        .allSatisfy(record -> assertThat(record.dataset()).isEqualTo(split().dataset()));
  }

  @Test
  void recordsHaveIdsInLowerCase() throws Exception {
    assertThat(idsOf(walk(source())))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).isNotBlank().isEqualTo(id.toLowerCase(Locale.ROOT)));
  }

  @Test
  void checkpointsCountTheRowsBeforeThem() throws Exception {
    long rows = 0;
    for (Page page : walk(source())) {
      rows += page.records().size();
      if (page.next().isPresent()) {
        assertThat(page.next().get().rows()).isEqualTo(rows);
        assertThat(page.next().get().isStart()).isFalse();
      }
    }
  }

  @Test
  void onlyTheLastPageHasNoNext() throws Exception {
    List<Page> pages = walk(source());

    assertThat(pages.get(pages.size() - 1).next()).isEmpty();
  }

  @Test
  void sameCheckpointGivesTheSamePage() throws Exception {
    Source source = source();
    walk(
        checkpoint -> {
          Page page = source.fetch(split(), checkpoint);
          Page again = source.fetch(split(), checkpoint);
          assertThat(again.records()).isEqualTo(page.records());
          assertThat(again.announced()).isEqualTo(page.announced());
          assertThat(rowsBefore(again.next())).isEqualTo(rowsBefore(page.next()));
          return page;
        });
  }

  @Test
  void anotherSourceGoesOnWhereOneStopped() throws Exception {
    List<Page> pages = walk(checkpoint -> source().fetch(split(), checkpoint));

    assertThat(idsOf(pages)).containsExactlyInAnyOrderElementsOf(ids());
  }

  @Test
  void severalThreadsWalkAtOnce() throws Exception {
    Source source = source();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<String>>> walks = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        walks.add(threads.submit(() -> idsOf(walk(source))));
      }
      for (Future<List<String>> ids : walks) {
        assertThat(ids.get()).containsExactlyInAnyOrderElementsOf(ids());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void interruptIsNotLost() {
    Source source = source();
    Thread.currentThread().interrupt();
    boolean noticed;
    try {
      source.fetch(split(), Checkpoint.start());
      noticed = Thread.currentThread().isInterrupted(); // It had nothing to wait for.
    } catch (InterruptedException e) {
      noticed = true;
    } finally {
      Thread.interrupted();
    }

    assertThat(noticed).as("an interrupt ends the fetch, or is left to the caller").isTrue();
  }

  private List<Page> walk(Source source) throws InterruptedException {
    return walk(checkpoint -> source.fetch(split(), checkpoint));
  }

  private static List<Page> walk(Step step) throws InterruptedException {
    List<Page> pages = new ArrayList<>();
    Set<Checkpoint> seen = new HashSet<>();
    Optional<Checkpoint> position = Optional.of(Checkpoint.start());
    while (position.isPresent()) {
      assertThat(seen.add(position.get()))
          .as("the walk comes to %s only once", position.get())
          .isTrue();
      Page page = step.fetch(position.get());
      pages.add(page);
      position = page.next();
    }
    return pages;
  }

  private static Optional<Long> rowsBefore(Optional<Checkpoint> checkpoint) {
    return checkpoint.map(Checkpoint::rows);
  }

  private static List<SourceRecord> records(List<Page> pages) {
    return pages.stream().flatMap(page -> page.records().stream()).toList();
  }

  private static List<String> idsOf(List<Page> pages) {
    return records(pages).stream().map(SourceRecord::id).toList();
  }

  @FunctionalInterface
  private interface Step {
    Page fetch(Checkpoint checkpoint) throws InterruptedException;
  }
}
