package io.tributary.examples.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code tributary sync}, {@code tributary check}, {@code tributary simulate},
 * {@code tributary rows}, {@code tributary map}, {@code tributary model}.
 */
@Command(
    name = "tributary",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Brings assets and findings from Microsoft Defender for Cloud into files.")
public final class Tributary {
  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv()).execute(arguments));
  }

  /**
   * The command line.
   *
   * @param environment variables by name
   */
  static CommandLine commandLine(Map<String, String> environment) {
    CommandLine line =
        new CommandLine(new Tributary())
            .addSubcommand(new SyncCommand(environment))
            .addSubcommand(new CheckCommand(environment))
            .addSubcommand(new SimulateCommand())
            .addSubcommand(new RowsCommand(environment))
            .addSubcommand(new MapCommand())
            .addSubcommand(new ModelCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (problem, ignored) -> {
          String command = problem.getCommandLine().getCommandSpec().qualifiedName();
          return fail(
              problem.getCommandLine(),
              ExitCode.USAGE,
              problem.getMessage() + " (see " + command + " --help)");
        });
    line.setExecutionExceptionHandler(
        (problem, command, ignored) ->
            problem instanceof CommandFailure failure
                ? fail(command, failure.exitCode(), failure.getMessage())
                : fail(command, ExitCode.FAILED, "Unexpected failure: " + problem));
    line.setExecutionStrategy(
        parsed -> {
          boolean nothingAsked =
              !parsed.hasSubcommand()
                  && !parsed.isUsageHelpRequested()
                  && !parsed.isVersionHelpRequested();
          if (nothingAsked) {
            CommandLine command = parsed.commandSpec().commandLine();
            command.usage(command.getErr());
            return ExitCode.USAGE.value();
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    return line;
  }

  private static int fail(CommandLine command, ExitCode code, String message) {
    PrintWriter err = command.getErr();
    err.println(
        "tributary: "
            + message
                .lines()
                .map(Terminal::line)
                .collect(Collectors.joining(System.lineSeparator())));
    err.flush();
    return code.value();
  }
}
