package io.tributary.examples.cli;

import io.tributary.core.checkpoint.FolderCheckpoints;
import io.tributary.core.json.Json;
import io.tributary.core.run.RunReports;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.failure.ConnectorException;
import io.tributary.run.RunReport;
import io.tributary.sink.Sink;
import io.tributary.source.CheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a sync leaves its files. */
final class OutputFolder {
  private static final String LIMIT = "limit";

  private final Path folder;

  /** Makes the folder, and makes sure before anything is read that files can be written there. */
  OutputFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".tributary-", ".part"));
    } catch (IOException | SecurityException e) {
      throw CommandFailure.usage(
          "Cannot write to the output folder "
              + folder
              + " ("
              + e.getClass().getSimpleName()
              + "); choose another with --out");
    }
  }

  Sink sink() {
    return new JsonLinesSink(folder);
  }

  /** Where a run notes what it has done; nothing is there unless it stops before its end. */
  CheckpointStore checkpoints() {
    return new FolderCheckpoints(folder.resolve("checkpoint"));
  }

  /** Whether a run has stopped that another can go on with. */
  boolean isResumable() {
    try {
      return !checkpoints().names().isEmpty();
    } catch (ConnectorException e) {
      return false; // Why the run stopped is what has to be said.
    }
  }

  Path deadLetters() {
    return folder.resolve("dead-letter.jsonl");
  }

  /** How many rows of each dataset were read by the run whose report is here, if one is. */
  Map<String, Long> earlier() {
    try {
      return RunReports.rowsRead(Files.readString(folder.resolve("report.json")));
    } catch (IOException | IllegalArgumentException e) {
      return Map.of(); // No report, or none of ours: there is nothing to compare with.
    }
  }

  /**
   * Whether there may be the result of a run over all rows: records or profiles, and no report that
   * names a limit.
   */
  boolean holdsWholeResult() {
    boolean records =
        Stream.of("assets.jsonl", "findings.jsonl").map(folder::resolve).anyMatch(Files::exists);
    return Files.exists(profiles()) || (records && !isOfLimitedRun());
  }

  private boolean isOfLimitedRun() {
    try {
      return Json.document(Files.readString(folder.resolve("report.json")))
          .number(LIMIT)
          .isPresent();
    } catch (IOException | IllegalArgumentException e) {
      return false; // No report, or none of ours.
    }
  }

  /** What the rows of a run look like, for the next one to compare with. */
  Path profiles() {
    return folder.resolve("profiles.json");
  }

  /**
   * Writes {@code report.json}, whole or not at all.
   *
   * @param limit how many rows a dataset the run was to read at most, if it was to
   */
  void write(RunReport report, Optional<Long> limit) {
    String json = RunReports.toJson(report);
    if (limit.isPresent()) {
      json = Json.text(Json.document(json).with(LIMIT, limit.get()));
    }
    Path part = folder.resolve("report.json.part");
    try {
      Files.writeString(part, json + "\n");
      Files.move(part, folder.resolve("report.json"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "Cannot write report.json in " + folder + ": " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
