package io.tributary.examples.cli;

import io.tributary.core.explain.Coverage;
import io.tributary.core.explain.CoverageCount;
import io.tributary.core.explain.CoveragePage;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a map fills, reads and never uses. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Counts over rows what a map fills, which fields nobody reads, and which rules never fire.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:counted",
      "2:wrong usage, or a map that cannot be read, or no row that can",
      "3:counted, but for files of the folder that cannot be read"
    })
final class MapCoverageCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "A shipped map, or a map file.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "ROWS", description = RowsOption.DESCRIPTION)
  private Path rows = Path.of(".");

  @Mixin private RowsOption reading = new RowsOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json or html.")
  private PageFormat format = PageFormat.TEXT;

  @Override
  public Integer call() {
    FieldMap map = new NamedMaps().named(name);
    CoverageCount count = new CoverageCount(map);
    List<String> broken = reading.forEachReadable(rows, map.name(), count::add);
    Coverage coverage = count.result();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    switch (format) {
      case TEXT -> CoverageText.print(coverage, out);
      case JSON -> out.println(Json.text(coverage.document()));
      case HTML -> out.print(CoveragePage.html(coverage));
    }
    out.flush();
    if (!broken.isEmpty()) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE, "Not counted to the end:\n" + String.join("\n", broken));
    }
    return ExitCode.COMPLETE.value();
  }
}
