package io.tributary.examples.cli;

import io.tributary.core.explain.MapView;
import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One map, to be read. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    description = "Shows a map: its record and its fields.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:shown", "2:there is no such map, or its file is wrong"})
final class MapViewCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A shipped map, or a map file.")
  private String name = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), json, or yaml, which is a map file that loads again.")
  private Format format = Format.TABLE;

  /** How the map is printed. */
  enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON,
    /** A map file. */
    YAML
  }

  @Override
  public Integer call() {
    FieldMap map = new NamedMaps().named(name);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    switch (format) {
      case TABLE -> MapTable.print(map, out);
      case JSON -> out.println(Json.text(MapView.json(map)));
      case YAML -> out.print(MapView.yaml(map));
    }
    out.flush();
    return ExitCode.COMPLETE.value();
  }
}
