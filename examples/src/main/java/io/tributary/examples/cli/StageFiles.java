package io.tributary.examples.cli;

import io.tributary.Connector;
import io.tributary.core.config.Suggestion;
import io.tributary.core.explain.MapView;
import io.tributary.core.identify.AttributeRules;
import io.tributary.core.score.ScoreTables;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapReader;
import io.tributary.failure.ConnectorException;
import io.tributary.identify.IdentificationRules;
import io.tributary.score.ScoreMapper;
import io.tributary.transform.MapLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that replace what comes with the connector. All mistakes are reported at once. */
final class StageFiles {
  /** Enough to tell files apart that nobody made to look alike. */
  private static final int DIGEST_BYTES = 8;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description =
          "Map file that replaces the shipped map of the same name, which may be its base; may be"
              + " repeated.")
  private List<Path> maps = List.of();

  @Option(names = "--scores", paramLabel = "FILE", description = "Score table.")
  private @Nullable Path scores;

  @Option(names = "--rules", paramLabel = "FILE", description = "Identification rules.")
  private @Nullable Path rules;

  /** What the files say, or else the connector. */
  Stages load(Connector connector) {
    List<String> problems = new ArrayList<>();
    MapLibrary library = connector.maps();
    MapReader reader = MapReader.plain().withShipped(library);
    List<String> warnings = new ArrayList<>();
    Map<String, Path> fileOf = new HashMap<>();
    List<String> digests = new ArrayList<>();
    for (Path file : maps) {
      FieldMap map = read(problems, () -> reader.load(file));
      Path other = map == null ? null : fileOf.putIfAbsent(map.name(), file);
      if (map != null && other != null) {
        problems.add(file + ": the map " + map.name() + " is in " + other + " already");
      } else if (map != null && library.names().contains(map.name())) {
        library = library.override(map.name(), map);
        digests.add(digest(MapView.yaml(map).getBytes(StandardCharsets.UTF_8)));
        map.conflicts().forEach(conflict -> warnings.add(file + ": " + conflict));
      } else if (map != null) {
        problems.add(
            file
                + ": nothing uses a map named \""
                + map.name()
                + "\""
                + Suggestion.near(library.names(), map.name())
                    .orElse("; tributary map list prints the names that a sync takes"));
      }
    }
    Path table = scores;
    ScoreMapper scorer =
        table == null ? connector.scores() : read(problems, () -> ScoreTables.load(table));
    Path order = rules;
    IdentificationRules identifier =
        order == null ? connector.rules() : read(problems, () -> AttributeRules.load(order));
    if (scorer == null || identifier == null || !problems.isEmpty()) {
      throw CommandFailure.usage(String.join(System.lineSeparator(), problems));
    }
    return new Stages(library, scorer, identifier, warnings, settings(digests));
  }

  /** What is in the files and their bases, as digests, in whatever order they are given. */
  private String settings(List<String> digests) {
    StringBuilder settings = new StringBuilder();
    if (!digests.isEmpty()) {
      settings.append("; maps ").append(digests.stream().sorted().toList());
    }
    if (scores != null) {
      settings.append("; scores ").append(digest(scores));
    }
    if (rules != null) {
      settings.append("; rules ").append(digest(rules));
    }
    return settings.toString();
  }

  private static String digest(Path file) {
    try {
      return digest(Files.readAllBytes(file));
    } catch (IOException e) {
      throw CommandFailure.usage("Cannot read " + file + ": " + e);
    }
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static <T> @Nullable T read(List<String> problems, Supplier<T> file) {
    try {
      return file.get();
    } catch (ConnectorException e) {
      problems.add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  /**
   * What the run maps, scores and identifies with.
   *
   * @param warnings what should be looked at in the files, one a line
   * @param settings tells what these files say from what others do
   */
  record Stages(
      MapLibrary maps,
      ScoreMapper scores,
      IdentificationRules rules,
      List<String> warnings,
      String settings) {}
}
