package io.tributary.examples;

import io.tributary.core.run.Pipeline;
import io.tributary.record.OutputRecord;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sink of the host's own: findings as a table for a spreadsheet.
 *
 * <p>What an attempt writes waits in a file of its own, since it may still be void; a commit
 * appends it to the table. The table takes its name when the run has delivered everything, so that
 * nobody ever sees half of one.
 */
public final class CustomSink implements Sink {
  private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-]");

  private final Path table;
  private final Path unfinished;
  private final Map<Attempt, Path> attempts = new HashMap<>();

  /** A sink that writes a table; nothing is touched before a run opens it. */
  public CustomSink(Path table) {
    this.table = table;
    this.unfinished = table.resolveSibling(table.getFileName() + ".part");
  }

  /** Writes {@code findings.csv}, with the account that {@link Quickstart} uses. */
  public static void main(String[] arguments) {
    Pipeline.from(Quickstart.connector())
        .to(new CustomSink(Path.of("findings.csv")))
        .build()
        .run()
        .orThrow();
  }

  @Override
  public void open(String run) {
    unchecked(
        () -> Files.writeString(unfinished, line("severity", "qds", "title", "asset", "key")));
  }

  /** Keeps nothing of a run that stops, and says so. */
  @Override
  public void resume(String run) {
    throw new UnsupportedOperationException("This sink cannot go on with a run: begin anew");
  }

  @Override
  public void begin(Attempt attempt) {
    unchecked(() -> attempts.put(attempt, Files.createTempFile("findings", ".csv")));
  }

  @Override
  public WriteResult write(Batch batch) {
    String lines =
        batch.records().stream()
            .filter(record -> record.kind() == Kind.FINDING)
            .map(CustomSink::line)
            .collect(Collectors.joining());
    unchecked(() -> Files.writeString(waiting(batch.attempt()), lines, StandardOpenOption.APPEND));
    // A record that the host cannot take would be rejected here, with a reason for the report.
    return WriteResult.allWritten();
  }

  @Override
  public void commit(Attempt attempt) {
    unchecked(
        () -> {
          try (OutputStream end = Files.newOutputStream(unfinished, StandardOpenOption.APPEND)) {
            Files.copy(waiting(attempt), end);
          }
        });
    abandon(attempt); // What waited is in the table now.
  }

  @Override
  public void abandon(Attempt attempt) {
    unchecked(() -> Files.deleteIfExists(waiting(attempt)));
    attempts.remove(attempt);
  }

  @Override
  public void finish() {
    unchecked(() -> Files.move(unfinished, table, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void close() {
    unchecked(() -> Files.deleteIfExists(unfinished)); // There is none after finish().
  }

  private Path waiting(Attempt attempt) {
    return Objects.requireNonNull(attempts.get(attempt), "The attempt has not begun");
  }

  private static String line(OutputRecord finding) {
    return line(
        finding.score().map(score -> Integer.toString(score.severity())).orElse(""),
        finding.score().map(score -> Integer.toString(score.qds())).orElse(""),
        finding.document().text("findingGroup.findings[0].name").orElse(""),
        finding.identity().key(),
        finding.key());
  }

  private static String line(String... cells) {
    return Stream.of(cells).map(CustomSink::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Quoted as RFC 4180 has it, and never a formula: cells come from whoever named a resource. */
  private static String cell(String text) {
    String harmless = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }

  /** Any exception ends the run as failed, and the report says at what. */
  private static void unchecked(FileAction action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface FileAction {
    void run() throws IOException;
  }
}
