package io.tributary.examples.cli;

import io.tributary.core.explain.Explainer;
import io.tributary.core.explain.Explanation;
import io.tributary.core.explain.ExplanationPage;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Where every value of a row comes from. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains where every value that a map makes of rows comes from.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:explained, also when the map leaves the row out or fails",
      "2:wrong usage, or a map or row that cannot be read"
    })
final class MapExplainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "A shipped map, or a map file.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "ROWS", description = RowsOption.DESCRIPTION)
  private Path rows = Path.of(".");

  @Mixin private RowsOption reading = new RowsOption();

  @Option(
      names = "--row",
      paramLabel = "N",
      description = "Only the N-th row, counted from 1; all rows without it.")
  private @Nullable Integer row;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json (an object a line), or html.")
  private PageFormat format = PageFormat.TEXT;

  @Override
  public Integer call() {
    if (row != null && row < 1) {
      throw CommandFailure.usage("Rows are counted from 1: there is no row " + row);
    }
    FieldMap map = new NamedMaps().named(name);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Explainer explainer = new Explainer(map);
    List<Explanation> page = new ArrayList<>();
    long[] seen = new long[1];
    reading.forEachWhile(
        rows,
        map.name(),
        one -> {
          seen[0]++;
          if (row == null || row == seen[0]) {
            Explanation explanation = explainer.explain(one);
            switch (format) {
              case TEXT -> ExplanationText.print(explanation, seen[0], out);
              case JSON -> out.println(Json.text(explanation.document()));
              case HTML -> keep(page, explanation);
            }
          }
          return row == null || seen[0] < row;
        });
    if (row != null && row > seen[0]) {
      throw CommandFailure.usage("There is no row " + row + ": there are " + seen[0]);
    }
    if (format == PageFormat.HTML) {
      out.print(ExplanationPage.html(page, row == null ? seen[0] : 1));
    }
    out.flush();
    return ExitCode.COMPLETE.value();
  }

  private static void keep(List<Explanation> page, Explanation explanation) {
    if (page.size() < ExplanationPage.MAX_ROWS) {
      page.add(explanation);
    }
  }
}
