package io.tributary.examples.cli;

import io.tributary.azure.preflight.PreflightReport;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks, in seconds, at what a sync will need. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Tells in seconds what a sync will miss: sign-in, roles, tables, registries, plans.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a sync has what it needs; there may be warnings",
      "2:wrong usage or configuration",
      "3:something is missing",
      "4:nothing can be read"
    })
final class CheckCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private AzureOptions azure = new AzureOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default) or json.")
  private Format format = Format.TABLE;

  /** How the result is printed. */
  enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON
  }

  /**
   * The command.
   *
   * @param environment variables by name
   */
  CheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Simulation simulation = azure.simulation()) {
      PreflightReport report =
          azure.connector(simulation, environment, client -> client).buildPreflight().run();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      switch (format) {
        case TABLE -> CheckSummary.print(report, out);
        case JSON -> out.println(CheckSummary.json(report));
      }
      out.flush();
      return ExitCode.of(report.outcome()).value();
    }
  }
}
