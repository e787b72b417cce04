package io.tributary.examples.cli;

import io.tributary.azure.DefenderForCloud;
import io.tributary.core.config.Suggestion;
import io.tributary.core.model.ModelViews;
import io.tributary.transform.DataModel;
import io.tributary.transform.ModelLibrary;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;

/** Shows the data models: what is read, and what is made of it. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    subcommands = {ModelCommand.ListModels.class, ModelCommand.View.class},
    description = "Shows the data models: of the rows of each dataset, and of what maps write.")
final class ModelCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Without a subcommand there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.value();
  }

  /** The models that come with the connector; nobody signs in to see them. */
  private static ModelLibrary models() {
    return DefenderForCloud.builder().credential(request -> Mono.empty()).build().models();
  }

  private static int print(@Nullable CommandSpec spec, String text) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(text);
    out.flush();
    return ExitCode.COMPLETE.value();
  }

  /** Prints the names. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the names of the data models, one a line.")
  static final class ListModels implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      StringBuilder names = new StringBuilder();
      models().names().forEach(name -> names.append(name).append('\n'));
      return print(spec, names.toString());
    }
  }

  /** Prints one model. */
  @Command(
      name = "view",
      mixinStandardHelpOptions = true,
      description = "Prints a data model.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:printed", "2:wrong usage, or there is no such model"})
  static final class View implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "As model list prints it.")
    private String name = "";

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "table",
        description = "table (default), tree, json-schema or json.")
    private Format format = Format.TABLE;

    @Override
    public Integer call() {
      ModelLibrary models = models();
      DataModel model =
          models
              .find(name)
              .orElseThrow(
                  () ->
                      CommandFailure.usage(
                          "There is no data model \""
                              + name
                              + "\""
                              + Suggestion.among(models.names(), name)));
      return print(
          spec,
          switch (format) {
            case TABLE -> ModelViews.table(model);
            case TREE -> ModelViews.tree(model);
            case JSON_SCHEMA -> ModelViews.jsonSchema(model);
            case JSON -> ModelViews.json(model);
          });
    }
  }

  /** How a model is printed. */
  enum Format {
    /** One field a line. */
    TABLE("table"),
    /** One place a line. */
    TREE("tree"),
    /** For programs that check documents. */
    JSON_SCHEMA("json-schema"),
    /** For other programs. */
    JSON("json");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    /** The word on the command line. */
    @Override
    public String toString() {
      return word;
    }
  }
}
