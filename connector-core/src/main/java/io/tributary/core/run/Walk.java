package io.tributary.core.run;

import io.tributary.core.failure.DeadLetterFile;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.run.DatasetBook.Tally;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
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
 * One attempt at a split: reads its pages one after the other, the next one while the last is being
 * worked on, and notices what speaks against having seen everything.
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
    @Nullable Future<Page> next = null;
    try {
      Checkpoint at = Checkpoint.start();
      long announced = -1;
      if (limit.hasMoreThan(0)) {
        next = fetch(at);
      }
      while (next != null) {
        Page page = await(next);
        run.book().pageRead();
        run.listener().pageRead(split, page);
        if (announced >= 0 && page.announced() != announced) {
          return Outcome.inconsistent(
              "the number of rows changed from "
                  + announced
                  + " to "
                  + page.announced()
                  + " during the walk");
        }
        announced = page.announced();
        tally.announced = announced;
        if (page.next().isPresent() && page.next().get().token().equals(at.token())) {
          return Outcome.inconsistent("the source gave the same continuation token twice");
        }
        boolean more = limit.hasMoreThan(page.records().size());
        next = more && page.next().isPresent() ? fetch(page.next().get()) : null;
        at = page.next().orElse(at);
        int taken = limit.take(page.records().size());
        Optional<String> repeated = work(page.records().subList(0, taken));
        if (repeated.isPresent()) {
          return Outcome.inconsistent(repeated.get());
        }
        if (taken < page.records().size() || (!more && page.next().isPresent())) {
          return end(Outcome.cutShort(limit.reason()));
        }
      }
      return end(announced < 0 ? Outcome.cutShort(limit.reason()) : counted(announced));
    } catch (ConnectorException e) {
      if (isFatal(e.kind())) {
        throw e;
      }
      return end(Outcome.broken(e));
    } finally {
      if (next != null) {
        next.cancel(true);
      }
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
    limit.giveBack(tally.read);
    run.desk().abandon(attempt);
  }

  private Outcome counted(long announced) {
    return tally.read == announced
        ? Outcome.complete()
        : Outcome.inconsistent(
            tally.read + " rows were read, but the source announced " + announced);
  }

  private Outcome end(Outcome outcome) throws InterruptedException {
    write();
    return outcome;
  }

  private Future<Page> fetch(Checkpoint checkpoint) {
    return run.read(() -> run.session().source().fetch(split, checkpoint));
  }

  private static Page await(Future<Page> page) throws InterruptedException {
    try {
      return page.get();
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
  private Optional<String> work(List<SourceRecord> page) throws InterruptedException {
    List<SourceRecord> enriched = enrich(page);
    Optional<String> repeated = Optional.empty();
    for (int i = 0; i < page.size(); i++) {
      SourceRecord original = page.get(i);
      tally.read++;
      if (!original.id().isEmpty() && !ids.add(original.id())) {
        tally.count(tally.filteredBy, "repeated-row");
        repeated = Optional.of("the source gave the row " + original.id() + " twice");
        continue;
      }
      try {
        rows.deliver(enriched.get(i), batch);
      } catch (RowRefused e) {
        refuse(original, e);
      }
      if (batch.size() >= BATCH) {
        write();
      }
    }
    return repeated;
  }

  private List<SourceRecord> enrich(List<SourceRecord> page) throws InterruptedException {
    List<SourceRecord> enriched = page;
    for (Enricher enricher : run.session().enrichers(split.dataset())) {
      Enrichment enrichment = enricher.enrich(enriched);
      if (enrichment.records().size() != page.size()) {
        throw new ConnectorException(
            ErrorKind.INTERNAL,
            "An enricher of "
                + split.dataset()
                + " returned "
                + enrichment.records().size()
                + " rows for "
                + page.size());
      }
      enriched = enrichment.records();
      tally.enrichmentRows += enrichment.rowsRead();
      enrichment.gaps().forEach(tally::gap);
    }
    return enriched;
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
