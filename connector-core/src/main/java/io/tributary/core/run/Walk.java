package io.tributary.core.run;

import io.tributary.core.failure.DeadLetterFile;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.run.DatasetBook.Tally;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import io.tributary.sink.Attempt;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a split: reads its pages one after the other and notices what speaks against
 * having seen everything. While one page is being mapped, the next is being enriched and the one
 * after it read.
 *
 * <p>Belongs to one thread.
 */
final class Walk {
  private static final int BATCH = 500;

  private final RunContext run;
  private final Split split;
  private final Attempt attempt;
  private final Tally tally = new Tally();
  private final AssetStage.Draft assets;
  private final Optional<DeadLetterFile.Draft> letters;
  private final RowDelivery rows;
  private final RowLimit limit;
  private final RowIds ids = new RowIds();
  private final List<RecordFailure> failures = new ArrayList<>();
  private List<OutputRecord> batch = new ArrayList<>();
  private long sequence;
  private long taken;

  Walk(RunContext run, Split split, String map, Attempt attempt) {
    this.run = run;
    this.split = split;
    this.attempt = attempt;
    Pipeline.Settings settings = run.settings();
    assets = run.stage().draft(split.dataset());
    letters = run.deadLetters().map(DeadLetterFile::draft);
    limit = Objects.requireNonNull(run.limits().get(split.dataset()));
    rows =
        new RowDelivery(
            split.dataset(),
            settings.connector().name(),
            settings.maps().get(map),
            settings.scores(),
            assets,
            tally);
  }

  /** Walks to the end, or to what stops it; what is thrown ends the run. */
  Outcome walk() throws InterruptedException {
    PageOrder order = new PageOrder();
    Outcome outcome = Outcome.complete();
    @Nullable Future<Page> reading = null;
    @Nullable Future<EnrichedPage> enriching = null;
    try {
      if (limit.hasMoreThan(0)) {
        reading = read(Checkpoint.start());
      } else {
        outcome = Outcome.cutShort(limit.reason());
      }
      while (reading != null || enriching != null) {
        @Nullable Future<EnrichedPage> next = null;
        if (reading != null) {
          Page page = await(reading);
          reading = null;
          run.book().pageRead();
          run.listener().pageRead(split, page);
          tally.announced = page.announced();
          int some = limit.take(page.records().size());
          taken += some;
          next = enrich(page.records().subList(0, some));
          Optional<String> disorder = order.add(page);
          if (disorder.isPresent()) {
            outcome = Outcome.inconsistent(disorder.get());
          } else if (some < page.records().size()
              || (page.next().isPresent() && !limit.hasMoreThan(0))) {
            outcome = Outcome.cutShort(limit.reason());
          } else if (page.next().isPresent()) {
            reading = read(page.next().get());
          }
        }
        if (enriching != null) {
          Optional<String> repeated = work(await(enriching));
          if (repeated.isPresent()) {
            outcome = Outcome.inconsistent(repeated.get());
            cancel(reading);
            reading = null;
          }
        }
        enriching = next;
      }
      return end(outcome.isComplete() ? counted() : outcome);
    } catch (ConnectorException e) {
      return end(broken(e, enriching));
    } finally {
      cancel(reading);
      cancel(enriching);
    }
  }

  /** What it brought counts, whatever stands against its completeness. */
  void commit(List<String> against) throws InterruptedException {
    write();
    run.desk().commit(attempt);
    assets.commit();
    letters.ifPresent(DeadLetterFile.Draft::commit);
    run.book().ended(split, tally, against, failures);
    failures.forEach(run.listener()::rowFailed);
    run.listener().splitEnded(split, against);
  }

  /** What it brought is void. */
  void abandon() {
    limit.giveBack(taken);
    run.desk().abandon(attempt);
  }

  /** The source gave up: what it gave before still counts. */
  private Outcome broken(ConnectorException error, @Nullable Future<EnrichedPage> last)
      throws InterruptedException {
    if (isFatal(error.kind())) {
      throw error;
    }
    if (last != null) {
      try {
        work(await(last));
      } catch (ConnectorException another) {
        if (isFatal(another.kind())) {
          throw another;
        }
        if (another != error) {
          error.addSuppressed(another);
        }
      }
    }
    return Outcome.broken(error);
  }

  private Outcome counted() {
    return tally.read == tally.announced
        ? Outcome.complete()
        : Outcome.inconsistent(
            tally.read + " rows were read, but the source announced " + tally.announced);
  }

  private Outcome end(Outcome outcome) throws InterruptedException {
    write();
    return outcome;
  }

  private Future<Page> read(Checkpoint checkpoint) {
    return run.readers().submit(() -> run.session().source().fetch(split, checkpoint));
  }

  private Future<EnrichedPage> enrich(List<SourceRecord> rows) {
    return run.readers()
        .submit(
            () -> EnrichedPage.of(split.dataset(), rows, run.session().enrichers(split.dataset())));
  }

  private static void cancel(@Nullable Future<?> task) {
    if (task != null) {
      task.cancel(true);
    }
  }

  private static <T> T await(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectorException known) {
        throw known;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("The reading was interrupted");
      }
      throw new ConnectorException(
          ErrorKind.INTERNAL, "The source failed unexpectedly: " + e.getCause(), e);
    }
  }

  /** Takes rows through the later stages; says so when one of them was seen before. */
  private Optional<String> work(EnrichedPage page) throws InterruptedException {
    tally.enrichmentRows += page.rowsRead();
    page.gaps().forEach(tally::gap);
    Optional<String> repeated = Optional.empty();
    for (int i = 0; i < page.originals().size(); i++) {
      SourceRecord original = page.originals().get(i);
      tally.read++;
      if (!original.id().isEmpty() && !ids.add(original.id())) {
        tally.count(tally.filteredBy, "repeated-row");
        repeated = Optional.of("the source gave the row " + original.id() + " twice");
        continue;
      }
      try {
        rows.deliver(page.enriched().get(i), batch);
      } catch (RowRefused e) {
        refuse(original, e);
      }
      if (batch.size() >= BATCH) {
        write();
      }
    }
    return repeated;
  }

  private void refuse(SourceRecord original, RowRefused refused) {
    tally.failed++;
    RecordFailure failure =
        new RecordFailure(
            split.dataset(),
            split.id(),
            original.id(),
            refused.stage(),
            refused.reason(),
            original.document());
    letters.ifPresent(draft -> draft.add(failure));
    if (failures.size() < Book.FAILURES_SHOWN) {
      failures.add(failure);
    }
  }

  private void write() throws InterruptedException {
    if (!batch.isEmpty()) {
      tally.findingsRejected += run.desk().write(attempt, ++sequence, batch).rejected().size();
      batch = new ArrayList<>();
    }
  }

  private static boolean isFatal(ErrorKind kind) {
    return !kind.retryable();
  }

  /**
   * How a walk ended.
   *
   * @param reasons what stands against its completeness
   * @param again whether reading the split anew can help
   * @param error what the source threw
   */
  record Outcome(List<String> reasons, boolean again, Optional<ConnectorException> error) {
    static Outcome complete() {
      return new Outcome(List.of(), false, Optional.empty());
    }

    boolean isComplete() {
      return reasons.isEmpty();
    }

    static Outcome inconsistent(String reason) {
      return new Outcome(List.of(reason), true, Optional.empty());
    }

    static Outcome cutShort(String reason) {
      return new Outcome(List.of(reason), false, Optional.empty());
    }

    static Outcome broken(ConnectorException error) {
      return new Outcome(
          List.of(String.valueOf(error.getMessage())),
          error.kind() == ErrorKind.BAD_ANSWER,
          Optional.of(error));
    }
  }
}
