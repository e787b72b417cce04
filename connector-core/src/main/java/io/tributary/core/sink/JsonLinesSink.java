package io.tributary.core.sink;

import io.tributary.core.json.JsonLines;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code assets.jsonl} and {@code findings.jsonl} into a folder: one JSON object a line, one
 * line per key.
 *
 * <p>Whole or absent: while a run goes on, the files grow under names that end in {@code .part};
 * they take their own names when the run has delivered everything it could. A run that fails leaves
 * the files of the run before it as they were, and no part files unless it can be resumed: then
 * they stay, with a log of what belongs to which attempt. One run at a time in one folder.
 */
public final class JsonLinesSink implements Sink {
  private final Path folder;
  private final Map<OutputRecord.Kind, LineFile> files = new EnumMap<>(OutputRecord.Kind.class);
  private final JsonLines lines = new JsonLines();

  /**
   * A sink; nothing is touched before a run opens it.
   *
   * @param folder where the files go; made when it is missing
   */
  public JsonLinesSink(Path folder) {
    this.folder = folder;
  }

  @Override
  public void open(String run) {
    attempt(
        "write to",
        () -> {
          Files.createDirectories(folder);
          for (OutputRecord.Kind kind : OutputRecord.Kind.values()) {
            files.put(kind, LineFile.create(folder, name(kind), run));
          }
        });
  }

  @Override
  public void resume(String run) {
    attempt(
        "go on with the stopped run in",
        () -> {
          try {
            for (OutputRecord.Kind kind : OutputRecord.Kind.values()) {
              files.put(kind, LineFile.resume(folder, name(kind), run));
            }
          } catch (IOException e) {
            suspend(); // What could be gone on with is not to be deleted.
            throw e;
          }
        });
  }

  @Override
  public WriteResult write(Batch batch) {
    attempt(
        "write to",
        () -> {
          for (Map.Entry<OutputRecord.Kind, LineFile> file : files.entrySet()) {
            append(batch, file.getKey(), file.getValue());
          }
        });
    return WriteResult.allWritten();
  }

  @Override
  public void commit(Attempt attempt) {
    attempt(
        "write to",
        () -> {
          for (LineFile file : files.values()) {
            file.commit(attempt);
          }
        });
  }

  @Override
  public void abandon(Attempt attempt) {
    attempt(
        "write to",
        () -> {
          for (LineFile file : files.values()) {
            file.abandon(attempt);
          }
        });
  }

  @Override
  public void finish() {
    attempt(
        "put the files in place in",
        () -> {
          for (LineFile file : files.values()) {
            file.prepare();
          }
          for (LineFile file : files.values()) {
            file.place();
          }
        });
  }

  @Override
  public void suspend() {
    files.values().forEach(LineFile::keep);
  }

  @Override
  public void close() {
    attempt(
        "tidy up",
        () -> {
          List<LineFile> left = List.copyOf(files.values());
          files.clear();
          for (LineFile file : left) {
            file.close();
          }
        });
  }

  private static String name(OutputRecord.Kind kind) {
    return kind == OutputRecord.Kind.ASSET ? "assets.jsonl" : "findings.jsonl";
  }

  private void append(Batch batch, OutputRecord.Kind kind, LineFile file) throws IOException {
    lines.clear();
    for (OutputRecord record : batch.records()) {
      if (record.kind() == kind) {
        file.note(record.key(), record.revision(), lines.size());
        RecordLines.write(record, lines);
      }
    }
    if (lines.size() > 0) {
      lines.drainTo((bytes, length) -> file.append(batch.attempt(), bytes, length));
    }
  }

  private void attempt(String what, FileAction action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new ConnectorException(
          ErrorKind.SINK, "Cannot " + what + " the folder " + folder + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e.getClass() == IOException.class
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }

  @FunctionalInterface
  private interface FileAction {
    void run() throws IOException;
  }
}
