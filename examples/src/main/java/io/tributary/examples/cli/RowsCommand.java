package io.tributary.examples.cli;

import io.tributary.Connector;
import io.tributary.Session;
import io.tributary.core.config.Suggestion;
import io.tributary.core.json.Json;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.record.SourceRecord;
import io.tributary.source.Dataset;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rows to try maps on, and to test them with. */
@Command(
    name = "rows",
    mixinStandardHelpOptions = true,
    description = {
      "Writes some rows of a dataset as maps see them, one JSON object a line:",
      "masked as in a sync, and with all that a sync looks up about them.",
      "The map commands take such files, and so does a test of a map."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:written", "2:wrong usage or configuration", "3:there is no row", "4:failed"})
final class RowsCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description = "Such as azure.virtual-machine; has the name of its map.")
  private String dataset = "";

  @Mixin private AzureOptions azure = new AzureOptions();

  @Mixin private RowOptions choice = new RowOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Write at most N rows, 1 to " + MOST + "; 10 without this.")
  private int limit = 10;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A file that is not there yet; standard output without this.")
  private @Nullable Path file;

  /**
   * The command.
   *
   * @param environment variables by name
   */
  RowsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 1 || limit > MOST) {
      throw CommandFailure.usage("--limit must be 1 to " + MOST + ", was " + limit);
    }
    Optional<Path> target = Optional.ofNullable(file);
    if (target.filter(Files::exists).isPresent()) {
      throw inTheWay(target.get());
    }
    try (Simulation simulation = azure.simulation()) {
      Connector connector =
          choice.of(azure.connector(simulation, environment, client -> client)).build();
      Dataset known = known(connector);
      RowSample sample = sample(connector, known);
      tell(sample);
      if (sample.rows().isEmpty()) {
        throw new CommandFailure(
            ExitCode.INCOMPLETE,
            "There is no row of " + known.name() + "; tributary check tells what may be missing");
      }
      write(sample.rows(), target, known);
      return ExitCode.COMPLETE.value();
    } catch (ConnectorException e) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private RowSample sample(Connector connector, Dataset of) throws InterruptedException {
    try (Session session = connector.open(request -> {})) {
      return RowSample.read(session, of.name(), limit);
    }
  }

  private Dataset known(Connector connector) {
    return connector.datasets().stream()
        .filter(one -> one.name().equals(dataset))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "There is no dataset named \""
                        + dataset
                        + "\""
                        + Suggestion.among(
                            connector.datasets().stream().map(Dataset::name).toList(), dataset)));
  }

  private void tell(RowSample sample) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    sample.unread().forEach(reason -> err.println(Terminal.line("Not read: " + reason)));
    sample.gaps().stream()
        .collect(
            Collectors.groupingBy(
                gap -> new Gap(gap.what(), gap.reason(), 0), Collectors.summingLong(Gap::records)))
        .forEach(
            (gap, rows) ->
                err.println(
                    Terminal.line(
                        "Unknown: " + gap.what() + " of " + rows + " row(s): " + gap.reason())));
    err.flush();
  }

  private void write(List<SourceRecord> rows, Optional<Path> target, Dataset of) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (target.isPresent()) {
      write(rows, target.get());
      String name = Terminal.line(target.get().toString());
      out.printf(
          "Wrote %d row(s) to %s. Next: tributary map explain %s %s --row 1%n",
          rows.size(), name, of.map(), name);
    } else {
      rows.forEach(row -> out.println(line(row)));
    }
    out.flush();
  }

  private static String line(SourceRecord row) {
    return Terminal.ascii(Json.text(row.document()));
  }

  private static void write(List<SourceRecord> rows, Path target) {
    BufferedWriter lines = create(target);
    try (lines) {
      for (SourceRecord row : rows) {
        lines.write(line(row));
        lines.newLine();
      }
    } catch (IOException e) {
      throw broken(target, e);
    }
  }

  /** Nothing is left of a file that could not be written to its end. */
  private static CommandFailure broken(Path target, IOException reason) {
    String left = "";
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      left = "; a part of it is left";
    }
    return new CommandFailure(
        ExitCode.FAILED, "Cannot write " + target + ": " + reason.getMessage() + left);
  }

  private static BufferedWriter create(Path target) {
    try {
      return Files.newBufferedWriter(target, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw inTheWay(target);
    } catch (IOException e) {
      throw CommandFailure.usage(
          "Cannot write " + target + " (" + e.getClass().getSimpleName() + "): name another file");
    }
  }

  private static CommandFailure inTheWay(Path target) {
    return CommandFailure.usage(
        target + " is there already, and nothing is ever overwritten: name another file");
  }
}
