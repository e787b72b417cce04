package io.tributary.core.run;

import io.tributary.Session;
import io.tributary.core.failure.DeadLetterFile;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.reconcile.DeliveryCounts;
import io.tributary.core.reconcile.FindingIndex;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.OutputRecord;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.sink.Attempt;
import io.tributary.source.Dataset;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of a pipeline: opens what it needs, goes through both phases, closes and reports. */
final class Run {
  private static final int STAGE_MEMORY_BYTES = 4 * 1024 * 1024;

  private final String id = UUID.randomUUID().toString();
  private final Pipeline.Settings settings;
  private final OneAtATime listener;
  private final Book book;
  private final SinkDesk desk;
  private DeliveryCounts assets = DeliveryCounts.none();
  private FindingIndex.Counts findings = FindingIndex.Counts.none();
  private @Nullable Thread runner;
  private boolean cancelled;
  private boolean finished;

  Run(Pipeline.Settings settings) {
    this.settings = settings;
    this.listener = new OneAtATime(settings.listener());
    this.book = new Book(id, settings.datasets());
    this.desk = new SinkDesk(settings.sink());
  }

  synchronized void cancel() {
    cancelled = true;
    if (runner != null) {
      runner.interrupt();
    }
  }

  RunReport execute() {
    Optional<RunState> state = Optional.empty();
    Optional<ConnectorException> error = Optional.empty();
    boolean interrupted = false;
    start(Thread.currentThread());
    try {
      deliverEverything();
    } catch (InterruptedException e) {
      state = Optional.of(RunState.CANCELLED);
      interrupted = true;
    } catch (ConnectorException e) {
      state = Optional.of(RunState.FAILED);
      error = Optional.of(e);
    } catch (RuntimeException e) {
      state = Optional.of(RunState.FAILED);
      error = Optional.of(new ConnectorException(ErrorKind.INTERNAL, "The run failed: " + e, e));
    }
    boolean byHost = end();
    if (byHost && !finished) {
      state = Optional.of(RunState.CANCELLED);
    } else if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RunReport report = book.report(state, error, assets, findings);
    listener.ended(report);
    return report;
  }

  private synchronized void start(Thread thread) {
    runner = thread;
    if (cancelled) {
      thread.interrupt();
    }
  }

  /** From here on nobody interrupts the host's thread; says whether the host cancelled. */
  private synchronized boolean end() {
    runner = null;
    if (cancelled) {
      Thread.interrupted();
    }
    return cancelled;
  }

  private void deliverEverything() throws InterruptedException {
    try (OpenSink opened = new OpenSink(desk, id);
        Session session = settings.connector().open(this::requested);
        AssetStage stage =
            new AssetStage(settings.rules(), settings.spillFolder(), STAGE_MEMORY_BYTES);
        FindingIndex index = new FindingIndex(namesInOrder(), settings.spillFolder());
        MaybeDeadLetters letters = MaybeDeadLetters.of(settings);
        RunThreads threads = new RunThreads(settings.concurrency())) {
      RunContext run =
          new RunContext(
              id,
              settings,
              session,
              book,
              desk,
              stage,
              index,
              letters.file(),
              listener,
              limits(),
              threads.readers());
      List<Split> splits = session.plan(names());
      book.planned(splits);
      listener.planned(splits);
      AssetDelivery delivery = new AssetDelivery(run);
      try {
        read(OutputRecord.Kind.ASSET, splits, run, threads);
        delivery.deliver();
        read(OutputRecord.Kind.FINDING, splits, run, threads);
        settle(run);
        delivery.deliver();
        countWhatIsLeftOut(session);
      } finally {
        assets = delivery.counts();
        findings = index.counts();
      }
      opened.finish();
      letters.file().ifPresent(DeadLetterFile::finish);
      finished = true;
    }
  }

  private void read(OutputRecord.Kind kind, List<Split> splits, RunContext run, RunThreads threads)
      throws InterruptedException {
    List<SplitReader> readers = new ArrayList<>();
    for (Split split : splits) {
      for (Dataset dataset : settings.datasets()) {
        if (dataset.kind() == kind && dataset.name().equals(split.dataset())) {
          readers.add(new SplitReader(run, split, dataset));
        }
      }
    }
    Optional<ConnectorException> error = threads.runAll(readers);
    if (error.isPresent() && !book.anythingRead()) {
      throw error.get();
    }
  }

  /** Asks for counts that the report tells and nothing else needs. */
  private void countWhatIsLeftOut(Session session) throws InterruptedException {
    for (String name : names()) {
      try {
        book.leftOut(name, session.leftOut(name));
      } catch (ConnectorException e) {
        book.gap(name, new Gap("rows left out", String.valueOf(e.getMessage()), 0));
      }
    }
  }

  /** Delivers the findings that had to wait until all attempts were over. */
  private static void settle(RunContext run) throws InterruptedException {
    FindingIndex findings = run.findings();
    if (findings.hasParked()) {
      Attempt attempt = new Attempt(run.run(), "findings.settled", 1);
      try (Round round =
          new Round(
              run.desk(),
              attempt,
              (batch, refused) ->
                  refused.forEach(
                      rejection -> findings.rejected(batch.get(rejection.position()).key())))) {
        findings.settle(round::add);
        round.commit();
      }
    }
  }

  private Map<String, RowLimit> limits() {
    Map<String, RowLimit> limits = new TreeMap<>();
    names().forEach(name -> limits.put(name, new RowLimit(settings.limit())));
    return limits;
  }

  private List<String> namesInOrder() {
    return settings.datasets().stream().map(Dataset::name).toList();
  }

  private Set<String> names() {
    return Set.copyOf(namesInOrder());
  }

  private void requested(RequestEvent event) {
    book.requested(event);
    listener.requested(event);
  }

  /** The sink between its opening and its closing. */
  private static final class OpenSink implements AutoCloseable {
    private final SinkDesk desk;

    OpenSink(SinkDesk desk, String run) {
      this.desk = desk;
      try {
        desk.open(run);
      } catch (RuntimeException e) {
        try {
          desk.close();
        } catch (RuntimeException second) {
          e.addSuppressed(second);
        }
        throw e;
      }
    }

    void finish() {
      desk.finish();
    }

    @Override
    public void close() {
      desk.close();
    }
  }

  /** The file of dead letters, where the host wants one. */
  private record MaybeDeadLetters(Optional<DeadLetterFile> file) implements AutoCloseable {
    static MaybeDeadLetters of(Pipeline.Settings settings) {
      return new MaybeDeadLetters(
          settings.deadLetters().map(path -> new DeadLetterFile(path, settings.spillFolder())));
    }

    @Override
    public void close() {
      file.ifPresent(DeadLetterFile::close);
    }
  }
}
