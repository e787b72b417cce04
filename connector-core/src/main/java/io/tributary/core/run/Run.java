package io.tributary.core.run;

import io.tributary.Session;
import io.tributary.core.drift.ProfileFile;
import io.tributary.core.drift.RowProfile;
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
import io.tributary.source.CheckpointStore;
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

  private final Pipeline.Settings settings;
  private final boolean resumes;
  private final OneAtATime listener;
  private final Optional<ProfileFile> profiles;
  private final Map<String, RowProfile> before;
  private final Book book;
  private DeliveryCounts assets = DeliveryCounts.none();
  private FindingIndex.Counts findings = FindingIndex.Counts.none();
  private @Nullable Thread runner;
  private String id = UUID.randomUUID().toString();
  private boolean cancelled;
  private boolean finished;

  /**
   * A run.
   *
   * @param resumes whether it goes on with the one that stopped, if there is one
   */
  Run(Pipeline.Settings settings, boolean resumes) {
    this.settings = settings;
    this.resumes = resumes;
    this.listener = new OneAtATime(settings.listener());
    this.profiles =
        settings.profiles().map(file -> new ProfileFile(file, settings.connector().settings()));
    this.before = profiles.map(ProfileFile::read).orElse(Map.of());
    this.book = new Book(settings.datasets(), before);
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
    RunReport report = book.report(id, state, error, assets, findings);
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
    Optional<CheckpointStore> store = settings.checkpoints();
    Journal journal =
        resumes && store.isPresent() ? Journal.resume(store.get()) : Journal.begin(store);
    journal.stopped().ifPresent(this::goOnWith);
    SinkDesk desk = new SinkDesk(settings.sink(), journal);
    try (OpenSink opened = new OpenSink(desk, journal, id, book);
        Session session = settings.connector().open(this::requested);
        AssetStage stage =
            new AssetStage(settings.rules(), settings.spillFolder(), STAGE_MEMORY_BYTES);
        FindingIndex index =
            new FindingIndex(settings.names(), settings.spillFolder(), journal.isKept());
        MaybeDeadLetters letters = MaybeDeadLetters.of(settings);
        RunThreads threads = new RunThreads(settings.concurrency())) {
      RunContext run =
          new RunContext(
              id,
              settings,
              session,
              book,
              journal,
              desk,
              stage,
              index,
              letters.file(),
              listener,
              limits());
      List<Split> splits = plan(session, journal);
      AssetDelivery delivery = new AssetDelivery(run);
      try {
        read(OutputRecord.Kind.ASSET, splits, run, threads);
        delivery.deliver();
        read(OutputRecord.Kind.FINDING, splits, run, threads);
        settle(run);
        delivery.deliver();
        doubt(session, splits);
        settings.earlier().forEach(book::earlier);
        countWhatIsLeftOut(session);
      } finally {
        assets = delivery.counts();
        findings = index.counts();
      }
      opened.finish();
      letters.file().ifPresent(DeadLetterFile::finish);
      profiles.ifPresent(this::keepProfiles);
      opened.over();
      finished = true;
    }
  }

  private void keepProfiles(ProfileFile file) {
    Map<String, RowProfile> kept = new TreeMap<>(before);
    kept.putAll(
        book.profiles(book.report(id, Optional.empty(), Optional.empty(), assets, findings)));
    file.write(kept);
  }

  /** Takes the place of the run that stopped, if it was to do the same. */
  private void goOnWith(Journal.Plan stopped) {
    if (!stopped.settings().equals(settingsText())) {
      throw new ConnectorException(
          ErrorKind.CONFIGURATION,
          "The run that stopped was of other settings, so that it cannot be resumed with these:"
              + " begin anew, or give the same. They were "
              + stopped.settings()
              + ", and are "
              + settingsText());
    }
    id = stopped.run();
  }

  private String settingsText() {
    return settings.connector().name()
        + "; datasets "
        + String.join(", ", settings.names())
        + (settings.limit() == Long.MAX_VALUE ? "" : "; limit " + settings.limit())
        + (settings.deadLetters().isPresent() ? "; dead letters" : "")
        + (settings.profiles().isPresent() ? "; profiles" : "")
        + (settings.splits().isEmpty()
            ? ""
            : "; splits " + settings.splits().stream().map(Split::id).sorted().toList())
        + (settings.own().isEmpty() ? "" : "; " + settings.own())
        + "; "
        + settings.connector().settings();
  }

  private List<Split> plan(Session session, Journal journal) throws InterruptedException {
    Optional<Journal.Plan> stopped = journal.stopped();
    List<Split> splits =
        stopped.isPresent()
            ? stopped.get().splits()
            : settings.splits().isEmpty()
                ? List.copyOf(session.plan(Set.copyOf(settings.names())))
                : settings.splits();
    for (Split split : splits) {
      if (split.id().startsWith(Round.UNITS)) {
        throw new ConnectorException(
            ErrorKind.INTERNAL,
            "The connector names a split " + split.id() + ", as no split may be named");
      }
    }
    book.planned(splits);
    listener.planned(splits);
    if (stopped.isPresent()) {
      listener.resumed(splits.stream().filter(split -> journal.isDone(split.id())).toList());
    } else {
      journal.planned(new Journal.Plan(id, settingsText(), splits));
    }
    return splits;
  }

  private void read(OutputRecord.Kind kind, List<Split> splits, RunContext run, RunThreads threads)
      throws InterruptedException {
    List<SplitReader> readers = new ArrayList<>();
    for (Split split : splits) {
      for (Dataset dataset : settings.datasets()) {
        if (dataset.kind() == kind && dataset.name().equals(split.dataset())) {
          if (run.journal().isDone(split.id())) {
            run.journal()
                .read(split.id(), in -> SplitRecord.restore(in, run, split).enterAgain(run));
          } else {
            readers.add(new SplitReader(run, split, dataset));
          }
        }
      }
    }
    Optional<ConnectorException> error = threads.runAll(readers);
    if (error.isPresent() && !book.anythingRead()) {
      throw error.get();
    }
  }

  /** Asks whether the scope is still the one that was to be read. */
  private void doubt(Session session, List<Split> splits) throws InterruptedException {
    try {
      session.scopeChanges(splits).forEach(book::against);
    } catch (ConnectorException e) {
      book.against("whether the scope has changed is not known: " + e.getMessage());
    }
  }

  /** Asks for counts that the report tells and nothing else needs. */
  private void countWhatIsLeftOut(Session session) throws InterruptedException {
    for (String name : settings.names()) {
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
      try (Round round = new Round(run, Round.UNITS + "findings.settled", new Settled(findings))) {
        findings.settle(round::add);
        round.commit();
      }
    }
  }

  private Map<String, RowLimit> limits() {
    Map<String, RowLimit> limits = new TreeMap<>();
    settings.names().forEach(name -> limits.put(name, new RowLimit(settings.limit())));
    return limits;
  }

  private void requested(RequestEvent event) {
    book.requested(event);
    listener.requested(event);
  }

  /** Notes which of the settled findings the sink refused. */
  private record Settled(FindingIndex findings) implements Round.Ear {
    @Override
    public void delivered(OutputRecord record) {}

    @Override
    public void refused(String dataset, String key) {
      findings.rejected(key);
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
