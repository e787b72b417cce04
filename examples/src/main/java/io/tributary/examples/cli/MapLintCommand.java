package io.tributary.examples.cli;

import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.core.config.Suggestion;
import io.tributary.core.lint.LintFinding;
import io.tributary.core.lint.MapLint;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapFunctions;
import io.tributary.core.transform.MapReader;
import io.tributary.failure.ConnectorException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;

/** Says what is wrong with map files, or of no use in them. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Says what is wrong with map files, or of no use in them, as FILE:LINE:COLUMN: message."
            + " They may be based on shipped maps. What it cannot look at is noted on standard"
            + " error.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is wrong", "2:something is, or wrong usage"})
final class MapLintCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Map file, may be repeated.")
  private List<String> files = List.of();

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "Function that the host registers and maps may call, may be repeated.")
  private List<String> functions = List.of();

  @Override
  public Integer call() {
    // Nobody signs in to see what comes with the connector.
    Connector defender = DefenderForCloud.builder().credential(request -> Mono.empty()).build();
    MapReader reader = MapReader.plain().withShipped(defender.maps()).withFunctions(registered());
    MapLint lint = MapLint.of(reader, defender.models()::find);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    boolean clean = true;
    for (String file : files) {
      Path path = Path.of(file);
      for (LintFinding finding : lint.check(path)) {
        clean = false;
        String name = finding.file().equals(path.toString()) ? file : finding.file();
        out.printf(
            "%s:%d:%d: %s%n",
            Terminal.line(name),
            finding.line(),
            finding.column(),
            Terminal.line(finding.message()));
      }
      note(file, reader, defender.maps().names());
    }
    out.flush();
    return (clean ? ExitCode.COMPLETE : ExitCode.USAGE).value();
  }

  /** Says what is no mistake in a map, but in the way of using or of checking it. */
  private void note(String file, MapReader reader, Set<String> shipped) {
    FieldMap map;
    try {
      map = reader.load(Path.of(file));
    } catch (ConnectorException e) {
      return; // Why it cannot be read has been said.
    }
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    if (!shipped.contains(map.name())) {
      err.println(
          Terminal.line(
              file
                  + ": no dataset uses a map named \""
                  + map.name()
                  + "\""
                  + Suggestion.near(shipped, map.name())
                      .orElse("; tributary map list prints the names that a sync takes")));
    }
    if (map.source().isBlank()) {
      err.println(
          Terminal.line(
              file + ": names no data model as \"source\", so paths of rows are not checked"));
    }
    if (map.target().isBlank()) {
      err.println(
          Terminal.line(file + ": names no data model as \"target\", so targets are not checked"));
    }
    err.flush();
  }

  /** Functions of these names; they are never called. */
  private MapFunctions registered() {
    MapFunctions registered = MapFunctions.none();
    for (String name : functions) {
      registered = registered.with(name, value -> value);
    }
    return registered;
  }
}
