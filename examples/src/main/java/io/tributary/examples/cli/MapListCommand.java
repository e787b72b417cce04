package io.tributary.examples.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The shipped maps. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints the names of the shipped maps, one a line.")
final class MapListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    new NamedMaps().names().forEach(out::println);
    out.flush();
    return ExitCode.COMPLETE.value();
  }
}
