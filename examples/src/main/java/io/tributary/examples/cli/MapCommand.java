package io.tributary.examples.cli;

import picocli.CommandLine.Command;

/** Maps to read, understand, test and change. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = "Shows, checks, explains, measures, compares and copies transform maps.",
    subcommands = {
      MapListCommand.class,
      MapViewCommand.class,
      MapLintCommand.class,
      MapExplainCommand.class,
      MapCoverageCommand.class,
      MapDiffCommand.class,
      MapCloneCommand.class
    })
final class MapCommand {}
