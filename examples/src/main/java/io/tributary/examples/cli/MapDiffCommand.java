package io.tributary.examples.cli;

import io.tributary.core.explain.MapComparison;
import io.tributary.core.explain.MapDiff;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What two maps do differently. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Compares what two maps make of the same rows.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:both make the same of every row",
      "1:they differ",
      "2:wrong usage, or a map or row that cannot be read"
    })
final class MapDiffCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A shipped map, or a map file.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "The other one.")
  private String second = "";

  @Parameters(index = "2", paramLabel = "ROWS", description = RowsOption.DESCRIPTION)
  private Path rows = Path.of(".");

  @Mixin private RowsOption reading = new RowsOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  private Format format = Format.TEXT;

  /** How the difference is printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
  }

  @Override
  public Integer call() {
    NamedMaps maps = new NamedMaps();
    FieldMap before = maps.named(first);
    MapComparison comparison = new MapComparison(before, maps.named(second));
    reading.forEach(rows, before.name(), comparison::add);
    MapDiff diff = comparison.result();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    switch (format) {
      case TEXT -> MapDiffText.print(diff, out);
      case JSON -> out.println(Json.text(diff.document()));
    }
    out.flush();
    return (diff.isEmpty() ? ExitCode.COMPLETE : ExitCode.DIFFERENT).value();
  }
}
