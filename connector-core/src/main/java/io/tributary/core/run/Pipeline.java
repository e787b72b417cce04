package io.tributary.core.run;

import io.tributary.Connector;
import io.tributary.Session;
import io.tributary.identify.IdentificationRules;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.score.ScoreMapper;
import io.tributary.sink.Sink;
import io.tributary.source.CheckpointStore;
import io.tributary.source.Dataset;
import io.tributary.source.Split;
import io.tributary.transform.MapLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a connector reads through its stages into a sink.
 *
 * <p>Made with {@link #from}; immutable, and {@link #run} may be called again when the run before
 * is over. No thread exists before {@code run()} or after it.
 */
public final class Pipeline {
  private final Settings settings;
  private final AtomicReference<@Nullable Run> current = new AtomicReference<>();

  private Pipeline(Settings settings) {
    this.settings = settings;
  }

  /** Starts to build a pipeline that reads all datasets of a connector with its own defaults. */
  public static Builder from(Connector connector) {
    return new Builder(connector);
  }

  /**
   * Reads, maps, scores, identifies and delivers. Blocks until all is done, failed or cancelled.
   *
   * <p>Interrupting the calling thread cancels the run; the interrupt flag is set again.
   *
   * @return the account of the run, also when it failed: see {@link RunReport#orThrow}
   * @throws IllegalStateException when a run of this pipeline is under way
   */
  public RunReport run() {
    return execute(new Run(settings, false));
  }

  /**
   * Goes on with the run that stopped before its end, by whatever cause: what it had committed is
   * not read again, what was under way is abandoned and read anew. Begins a run where none has
   * stopped. The maps, scores, rules and the sink must be those of that run, which is not checked;
   * the datasets, the splits, the connector's settings and the host's own are. Otherwise as {@link
   * #run}; the report is that of both runs together, but for the requests and the duration.
   *
   * @return the account of the run; of kind {@code CONFIGURATION} is the error when the stopped run
   *     was of other settings
   * @throws IllegalStateException when a run of this pipeline is under way, or when it has no
   *     checkpoints
   */
  public RunReport resume() {
    if (settings.checkpoints().isEmpty()) {
      throw new IllegalStateException(
          "This pipeline keeps no checkpoints, so that nothing can be resumed: set checkpoints(…)");
    }
    return execute(new Run(settings, true));
  }

  private RunReport execute(Run run) {
    if (!current.compareAndSet(null, run)) {
      throw new IllegalStateException(
          "This pipeline is running; wait for its end, or build another");
    }
    try {
      return run.execute();
    } finally {
      current.set(null);
    }
  }

  /**
   * Divides what a run would read into splits, which travel as JSON: see {@link
   * io.tributary.core.source.Splits}. Blocking.
   *
   * @throws io.tributary.failure.ConnectorException when the plan cannot be made
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public List<Split> plan() throws InterruptedException {
    try (Session session = settings.connector().open(settings.listener()::requested)) {
      return List.copyOf(session.plan(Set.copyOf(settings.names())));
    }
  }

  /** Asks the run that is under way to stop; returns at once, from any thread. */
  public void cancel() {
    Run run = current.get();
    if (run != null) {
      run.cancel();
    }
  }

  /** What a run needs to know. */
  record Settings(
      Connector connector,
      List<Dataset> datasets,
      MapLibrary maps,
      ScoreMapper scores,
      IdentificationRules rules,
      Sink sink,
      RunListener listener,
      int concurrency,
      long limit,
      Optional<Path> deadLetters,
      Optional<CheckpointStore> checkpoints,
      String own,
      Map<String, Long> earlier,
      Optional<Path> profiles,
      List<Split> splits,
      Path spillFolder) {

    /** The names of the datasets, in their order. */
    List<String> names() {
      return datasets.stream().map(Dataset::name).toList();
    }
  }

  /** Collects what a pipeline is made of. For one thread. */
  public static final class Builder {
    private final Connector connector;
    private final Set<String> datasets = new LinkedHashSet<>();
    private @Nullable MapLibrary maps;
    private @Nullable ScoreMapper scores;
    private @Nullable IdentificationRules rules;
    private @Nullable Sink sink;
    private RunListener listener = new RunListener() {};
    private int concurrency = 4;
    private long limit = Long.MAX_VALUE;
    private Optional<Path> deadLetters = Optional.empty();
    private Optional<CheckpointStore> checkpoints = Optional.empty();
    private String own = "";
    private Map<String, Long> earlier = Map.of();
    private Optional<Path> profiles = Optional.empty();
    private Collection<Split> splits = List.of();
    private Path spillFolder = Path.of(System.getProperty("java.io.tmpdir"));

    private Builder(Connector connector) {
      this.connector = connector;
    }

    /** Reads only these datasets; without this, or without a name, all that the connector has. */
    public Builder datasets(String... names) {
      datasets.addAll(List.of(names));
      return this;
    }

    /**
     * Reads only these splits of a plan, which {@link Pipeline#plan} made, here or elsewhere, and
     * reports on their datasets alone. Without this, or without a split, a run makes a plan and
     * reads all of it. Findings are told apart by their keys within a run only, and assets merged:
     * splits of datasets that speak of the same should be read together.
     */
    public Builder splits(Collection<Split> some) {
      splits = some;
      return this;
    }

    /** Maps with these instead of the connector's own. */
    public Builder maps(MapLibrary library) {
      maps = library;
      return this;
    }

    /** Scores with this instead of the connector's own table. */
    public Builder scores(ScoreMapper mapper) {
      scores = mapper;
      return this;
    }

    /** Identifies by these instead of the connector's own rules. */
    public Builder rules(IdentificationRules order) {
      rules = order;
      return this;
    }

    /** Delivers here; required. */
    public Builder to(Sink target) {
      sink = target;
      return this;
    }

    /** Tells a listener what happens while it does. */
    public Builder listener(RunListener ear) {
      listener = ear;
      return this;
    }

    /** Reads at most so many splits at once, 1 to 64; 4 without this. */
    public Builder concurrency(int splits) {
      concurrency = splits;
      return this;
    }

    /**
     * Stops reading a dataset after so many rows, at least 1. A dataset that has more is reported
     * as incomplete.
     */
    public Builder limit(long rowsPerDataset) {
      limit = rowsPerDataset;
      return this;
    }

    /**
     * Keeps rows that fail in this file, which is made when the first one does; its folder must
     * exist. Without this they are only counted, and the first ones reported.
     */
    public Builder deadLetters(Path file) {
      deadLetters = Optional.of(file);
      return this;
    }

    /**
     * Notes here what the run has done, so that {@link Pipeline#resume} can go on with it. What is
     * in the store when a run begins is forgotten, and so it is when a run has gone to its end.
     */
    public Builder checkpoints(CheckpointStore store) {
      checkpoints = Optional.of(store);
      return this;
    }

    /**
     * What else decides what is delivered, such as digests of the host's maps, or the model of its
     * sink: one line, which is noted with the checkpoints. A run that stopped is only resumed with
     * the same. Is told where it differs, so that no secret belongs in it.
     */
    public Builder settings(String text) {
      own = text;
      return this;
    }

    /**
     * What an earlier run read. A dataset of which it read many rows, and this one none at all, is
     * reported as incomplete: tables have been known to fall silent without an error. {@link
     * RunReports#rowsRead} finds it in a report.
     *
     * @param rowsRead how many rows, by dataset
     */
    public Builder earlier(Map<String, Long> rowsRead) {
      earlier = rowsRead;
      return this;
    }

    /**
     * Looks at what rows look like, and reports how that differs from the run before, which left it
     * in this file; see {@link io.tributary.run.Drift}. The file is replaced when the run has gone
     * to its end; of a dataset that was not read as a whole it keeps what it has. Its folder must
     * exist. A first run makes it, and has nothing to report; neither has one of a connector with
     * other settings, such as another scope.
     */
    public Builder profiles(Path file) {
      profiles = Optional.of(file);
      return this;
    }

    /** Where documents wait that do not fit in memory; the system's folder without this. */
    public Builder spillFolder(Path folder) {
      spillFolder = folder;
      return this;
    }

    /**
     * The pipeline.
     *
     * @throws IllegalArgumentException that names everything that is wrong or missing
     */
    public Pipeline build() {
      List<String> problems = new ArrayList<>();
      List<String> known = connector.datasets().stream().map(Dataset::name).toList();
      for (String name : datasets) {
        if (!known.contains(name)) {
          problems.add("no dataset is named \"" + name + "\"; there are " + known);
        }
      }
      Set<String> ofSplits = splits.stream().map(Split::dataset).collect(Collectors.toSet());
      for (String name : ofSplits) {
        if (!known.contains(name) || !(datasets.isEmpty() || datasets.contains(name))) {
          problems.add("there are splits of dataset \"" + name + "\", which is not to be read");
        }
      }
      List<Dataset> chosen =
          connector.datasets().stream()
              .filter(dataset -> datasets.isEmpty() || datasets.contains(dataset.name()))
              .filter(dataset -> splits.isEmpty() || ofSplits.contains(dataset.name()))
              .toList();
      MapLibrary library = maps == null ? connector.maps() : maps;
      for (Dataset dataset : chosen) {
        if (!library.names().contains(dataset.map())) {
          problems.add(
              "dataset " + dataset.name() + " needs a map named \"" + dataset.map() + "\"");
        }
      }
      if (sink == null) {
        problems.add("there is no sink: call to(…)");
      }
      if (concurrency < 1 || concurrency > 64) {
        problems.add("the concurrency must be 1 to 64, was " + concurrency);
      }
      if (limit < 1) {
        problems.add("the limit must be at least 1 row, was " + limit);
      }
      if (sink == null || !problems.isEmpty()) {
        throw new IllegalArgumentException(
            "The pipeline cannot be built: " + String.join("; ", problems));
      }
      return new Pipeline(
          new Settings(
              connector,
              chosen,
              library,
              scores == null ? connector.scores() : scores,
              rules == null ? connector.rules() : rules,
              sink,
              listener,
              concurrency,
              limit,
              deadLetters,
              checkpoints,
              own,
              Map.copyOf(earlier),
              profiles,
              List.copyOf(splits),
              spillFolder));
    }
  }
}
