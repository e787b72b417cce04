package io.tributary.examples.cli;

import io.tributary.core.explain.MapView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A copy of a shipped map, to be changed. */
@Command(
    name = "clone",
    mixinStandardHelpOptions = true,
    description = "Writes a copy of a shipped map, with comments, that starts a change.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:written", "2:there is no such map, or there is a file already"})
final class MapCloneCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "A shipped map.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "A file that is not there yet.")
  private Path file = Path.of("map.yaml");

  @Override
  public Integer call() {
    String text = MapView.clone(new NamedMaps().shipped(name));
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.usage(
          file + " is there already, and nothing is ever overwritten: name another file");
    } catch (IOException e) {
      throw CommandFailure.usage(
          "Cannot write " + file + " (" + e.getClass().getSimpleName() + "): name another file");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        "Wrote %s. Next: tributary map explain %s ROWS, with ROWS as tributary rows writes them%n",
        Terminal.line(String.valueOf(file)), Terminal.line(String.valueOf(file)));
    out.flush();
    return ExitCode.COMPLETE.value();
  }
}
