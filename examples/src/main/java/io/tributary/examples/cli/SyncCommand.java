package io.tributary.examples.cli;

import com.azure.core.http.HttpClient;
import io.tributary.Connector;
import io.tributary.core.run.Pipeline;
import io.tributary.examples.cli.RecordingOptions.Recording;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads once and writes files. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Reads assets and findings once and writes them to files.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:complete",
      "2:wrong usage or configuration",
      "3:finished, but incomplete or with dead letters",
      "4:failed"
    })
final class SyncCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private AzureOptions azure = new AzureOptions();

  @Mixin private StageFiles stages = new StageFiles();

  @Mixin private TargetOption target = new TargetOption();

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description =
          "Read what --record wrote instead of Azure; with the options of the recorded sync.")
  private @Nullable Path replay;

  @Mixin private RecordingOptions recording = new RecordingOptions();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Dataset to read, may be repeated; all without this.")
  private List<String> datasets = List.of();

  @Mixin private RowOptions rows = new RowOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Read at most N rows a dataset, to try something. Drift is not compared, and the folder"
              + " of --out must not hold the result of a sync without this.")
  private @Nullable Long limit;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Folder for the files; out without this.")
  private Path out = Path.of("out");

  @Option(
      names = "--resume",
      description =
          "Go on with the run that stopped in the folder of --out; begin anew if none did."
              + " Takes the options of that run.")
  private boolean resume;

  /**
   * The command.
   *
   * @param environment variables by name
   */
  SyncCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Simulation simulation = simulation();
        Recording recorded = recording.start(rows.shownVariables()).orElse(null)) {
      Connector connector =
          connector(simulation, client -> recorded == null ? client : recorded.around(client));
      StageFiles.Stages files = stages.load(connector);
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      files.warnings().stream().map(Terminal::line).forEach(err::println);
      err.flush();
      try {
        return run(connector, files, folder(), recorded).value();
      } finally {
        warn(simulation); // Which may be why the run failed.
      }
    } catch (ConnectorException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** Where the files go; never a part of the rows in place of all of them. */
  private OutputFolder folder() {
    OutputFolder folder = new OutputFolder(out);
    if (limit != null && !resume && folder.isResumable()) {
      throw CommandFailure.usage(
          folder
              + " holds a run that stopped, which a sync with --limit would end: name another folder"
              + " with --out, or go on with that run with --resume");
    }
    if (limit != null && folder.holdsWholeResult()) {
      throw CommandFailure.usage(
          folder
              + " holds the result of a sync without --limit, and some rows must not take the"
              + " place of all: name another folder with --out");
    }
    return folder;
  }

  private ExitCode run(
      Connector connector,
      StageFiles.Stages files,
      OutputFolder folder,
      @Nullable Recording recorded) {
    try (Progress progress = Ansi.AUTO.enabled() ? new Progress() : null) {
      Pipeline pipeline = pipeline(connector, files, folder, progress);
      Supplier<RunReport> run = resume ? pipeline::resume : pipeline::run;
      // What is done beyond the signal's care may be cut off by the end of the process.
      return StopSignal.cancelling(
          pipeline::cancel,
          () -> {
            try (recorded) {
              return account(run.get(), folder);
            }
          });
    }
  }

  private ExitCode account(RunReport report, OutputFolder folder) {
    if (report.state() == RunState.CANCELLED) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "Stopped before the end; the files in " + folder + " are as they were" + hint(folder));
    }
    Optional<ConnectorException> refused =
        report.error().filter(e -> e.kind() == ErrorKind.CONFIGURATION && report.requests() == 0);
    if (refused.isPresent()) {
      throw CommandFailure.usage(String.valueOf(refused.get().getMessage()));
    }
    folder.write(report, Optional.ofNullable(limit));
    if (report.error().isPresent()) {
      throw new CommandFailure(ExitCode.FAILED, report.error().get().getMessage() + hint(folder));
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Summary.print(report, folder, out);
    target.print(out);
    return ExitCode.of(report.state());
  }

  private static String hint(OutputFolder folder) {
    return folder.isResumable() ? "; --resume goes on where this run stopped" : "";
  }

  private @Nullable Simulation simulation() {
    if (replay == null) {
      return azure.simulation();
    }
    if (azure.isSimulated()) {
      throw CommandFailure.usage("Give --replay or --simulated, not both");
    }
    return Simulation.replay(replay);
  }

  /** Says what a replay had no answer to: then it was another sync that was recorded. */
  private void warn(@Nullable Simulation simulation) {
    List<String> unmatched = simulation == null ? List.of() : simulation.unmatched();
    if (!unmatched.isEmpty()) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.printf(
          "The recording has no answer to %d requests, the first of them %s%n",
          unmatched.size(), unmatched.get(0));
      err.flush();
    }
  }

  private Connector connector(@Nullable Simulation simulation, UnaryOperator<HttpClient> through) {
    return rows.of(azure.connector(simulation, environment, through)).build();
  }

  private Pipeline pipeline(
      Connector connector,
      StageFiles.Stages files,
      OutputFolder folder,
      @Nullable Progress progress) {
    try {
      Pipeline.Builder builder =
          Pipeline.from(connector)
              .datasets(datasets.toArray(String[]::new))
              .maps(files.maps())
              .scores(files.scores())
              .rules(files.rules())
              .deadLetters(folder.deadLetters())
              .checkpoints(folder.checkpoints())
              .settings(target.settings() + files.settings())
              .earlier(folder.earlier())
              .to(target.before(folder.sink(), files.maps()));
      Optional.<RunListener>ofNullable(progress).ifPresent(builder::listener);
      if (limit == null) {
        builder.profiles(folder.profiles());
      } else {
        builder.limit(limit);
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }
}
