package io.tributary.core.run;

import io.tributary.core.failure.DeadLetterFile;
import io.tributary.core.failure.ThrowSite;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.reconcile.FindingIndex;
import io.tributary.core.run.DatasetBook.Tally;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.WriteResult.Rejection;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt at a split: reads its pages and takes them through the stages one after the other,
 * and notices what speaks against having seen everything.
 *
 * <p>Belongs to one thread. What it brought is void unless it is committed before it is closed.
 */
final class Walk implements AutoCloseable {
  private static final int BATCH = 500;

  /** So many rows are in memory at a time where nothing has to be looked up for a page. */
  private static final int PORTION = 50;

  private final RunContext run;
  private final Split split;
  private final Attempt attempt;
  private final Tally tally = new Tally();
  private final AssetStage.Draft assets;
  private final FindingIndex.Draft findings;
  private final Optional<DeadLetterFile.Draft> letters;
  private final List<Enricher> enrichers;
  private final RowDelivery rows;
  private final RowLimit limit;
  private final RowIds ids = new RowIds();
  private final List<RecordFailure> failures = new ArrayList<>();
  private List<OutputRecord> batch = new ArrayList<>();
  private long sequence;
  private long taken;
  private boolean committed;
  private boolean told;
  private String reason = "the run stopped";

  Walk(RunContext run, Split split, String map, Attempt attempt) {
    this.run = run;
    this.split = split;
    this.attempt = attempt;
    Pipeline.Settings settings = run.settings();
    assets = run.stage().draft(split.dataset());
    findings = run.findings().draft(split.dataset(), split.id());
    letters = run.deadLetters().map(DeadLetterFile::draft);
    enrichers = run.session().enrichers(split.dataset());
    limit = Objects.requireNonNull(run.limits().get(split.dataset()));
    rows =
        new RowDelivery(
            split.dataset(),
            settings.connector().name(),
            settings.maps().get(map),
            settings.scores(),
            assets,
            findings,
            tally);
  }

  /** Walks to the end, or to what stops it; what is thrown ends the run. */
  Outcome walk() throws InterruptedException {
    Outcome outcome = Outcome.onward(Checkpoint.start());
    PageOrder order = new PageOrder();
    try {
      while (outcome.next().isPresent()) {
        outcome =
            limit.isReached()
                ? Outcome.cutShort(limit.reason())
                : step(fetch(outcome.next().get()), order);
      }
    } catch (ConnectorException e) {
      // What is forbidden in one split may be allowed in the next.
      if (!e.kind().retryable() && e.kind() != ErrorKind.AUTHORIZATION) {
        throw e;
      }
      outcome = Outcome.broken(e);
    }
    write();
    reason = String.join("; ", outcome.reasons());
    return outcome;
  }

  private Page fetch(Checkpoint checkpoint) throws InterruptedException {
    try {
      return run.session().source().fetch(split, checkpoint);
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ConnectorException(
          ErrorKind.INTERNAL, "The source failed unexpectedly with " + ThrowSite.of(e), e);
    }
  }

  /** Takes one page through the stages. */
  private Outcome step(Page page, PageOrder order) throws InterruptedException {
    run.book().pageRead();
    run.listener().pageRead(split, page);
    Optional<String> disorder = order.add(page);
    int some = limit.take(page.records().size());
    taken += some;
    tally.announced = page.announced();
    boolean cut = some < page.records().size(); // Its gaps are those of all of it.
    for (Gap gap : page.gaps()) {
      tally.gap(cut ? new Gap(gap.what(), gap.reason(), Math.min(gap.records(), some)) : gap);
    }
    Optional<String> against = disorder;
    int portion = enrichers.stream().allMatch(Enricher::isLocal) ? PORTION : Math.max(1, some);
    for (int from = 0; from < some; from += portion) {
      List<SourceRecord> rows = page.records().subList(from, Math.min(from + portion, some));
      Optional<String> repeated = work(List.copyOf(rows));
      against = against.or(() -> repeated);
    }
    if (against.isPresent()) {
      return Outcome.inconsistent(against.get());
    }
    if (cut) {
      return Outcome.cutShort(limit.reason());
    }
    return page.next().map(Outcome::onward).orElseGet(this::counted);
  }

  /** What it brought counts, whatever stands against its completeness. */
  void commit(List<String> against) {
    SplitRecord record =
        new SplitRecord(split, tally, against, failures, assets, findings, letters);
    run.desk().commit(attempt, record::save);
    committed = true;
    record.enter(run);
    failures.forEach(run.listener()::rowFailed);
    run.listener().splitEnded(split, against);
  }

  /**
   * It came to nothing, for a reason that may pass: the report says so, and a run that goes on with
   * this one reads the split again.
   */
  void forgo(List<String> against) {
    told = true;
    run.book().ended(split, tally, against, failures);
    run.listener().splitEnded(split, against);
  }

  /** Whether it has read nothing at all. */
  boolean isEmpty() {
    return tally.read == 0;
  }

  @Override
  public void close() {
    if (committed) {
      return;
    }
    limit.giveBack(taken);
    try {
      run.desk().abandon(attempt);
    } finally {
      findings.abandon();
    }
    if (!told) {
      run.listener().splitAbandoned(split, reason);
    }
  }

  private Outcome counted() {
    return tally.read == tally.announced
        ? Outcome.complete()
        : Outcome.inconsistent(
            tally.read + " rows were read, but the source announced " + tally.announced);
  }

  /** Takes rows through the later stages; says so when one of them was seen before. */
  private Optional<String> work(List<SourceRecord> originals) throws InterruptedException {
    EnrichedRows enriched = EnrichedRows.of(split.dataset(), originals, enrichers);
    tally.enrichmentRows += enriched.rowsRead();
    enriched.gaps().forEach(tally::gap);
    Optional<String> repeated = Optional.empty();
    for (int i = 0; i < originals.size(); i++) {
      SourceRecord original = originals.get(i);
      tally.read++;
      if (!original.id().isEmpty() && !ids.add(original.id())) {
        tally.count(tally.filteredBy, "repeated-row");
        repeated = Optional.of("the source gave the row " + original.id() + " twice");
        continue;
      }
      if (run.settings().profiles().isPresent()) {
        tally.profile.look(original);
      }
      try {
        rows.deliver(enriched.rows().get(i), batch);
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
            RowDepth.kept(original.document()));
    letters.ifPresent(draft -> draft.add(failure));
    if (failures.size() < Book.FAILURES_SHOWN) {
      failures.add(failure);
    }
  }

  private void write() throws InterruptedException {
    if (!batch.isEmpty()) {
      for (Rejection rejection : run.desk().write(attempt, ++sequence, batch).rejected()) {
        findings.rejected(batch.get(rejection.position()).key());
      }
      batch = new ArrayList<>();
    }
  }

  /**
   * How a walk ended, or that it has not.
   *
   * @param next where there are more pages; empty when it has ended
   * @param reasons what stands against its completeness
   * @param again whether reading the split anew can help
   * @param error what the source threw
   */
  record Outcome(
      Optional<Checkpoint> next,
      List<String> reasons,
      boolean again,
      Optional<ConnectorException> error) {
    private static Outcome onward(Checkpoint next) {
      return new Outcome(Optional.of(next), List.of(), false, Optional.empty());
    }

    private static Outcome complete() {
      return new Outcome(Optional.empty(), List.of(), false, Optional.empty());
    }

    private static Outcome inconsistent(String reason) {
      return new Outcome(Optional.empty(), List.of(reason), true, Optional.empty());
    }

    private static Outcome cutShort(String reason) {
      return new Outcome(Optional.empty(), List.of(reason), false, Optional.empty());
    }

    private static Outcome broken(ConnectorException error) {
      return new Outcome(
          Optional.empty(),
          List.of(String.valueOf(error.getMessage())),
          error.kind() == ErrorKind.BAD_ANSWER,
          Optional.of(error));
    }
  }
}
