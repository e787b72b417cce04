package io.tributary.core.failure;

import io.tributary.Connector;
import io.tributary.core.json.Json;
import io.tributary.core.json.JsonLines;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import io.tributary.record.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Rows that could not be delivered, one JSON object a line: {@code dataset}, {@code split}, {@code
 * id}, {@code stage}, {@code reason} and the {@code row} as it was read.
 */
public final class DeadLetters {
  private DeadLetters() {}

  /** Writes one as a line. */
  public static void write(RecordFailure failure, JsonLines to) {
    to.begin()
        .field("dataset", failure.dataset())
        .field("split", failure.split())
        .field("id", failure.id())
        .field("stage", failure.stage())
        .field("reason", failure.reason())
        .field("row", failure.original())
        .endLine();
  }

  /**
   * Reads a file of dead letters, one at a time; a line may have {@value Json#MAX_CHARACTERS}
   * characters.
   *
   * @throws ConnectorException of kind {@code CONFIGURATION} that names the file and the line which
   *     is not a dead letter
   */
  public static void read(Path file, Consumer<RecordFailure> reader) {
    long line = 0;
    try (BoundedLines lines =
        new BoundedLines(Files.newBufferedReader(file), Json.MAX_CHARACTERS)) {
      while (lines.hasNext()) {
        line++;
        String text = lines.next();
        if (!text.isBlank()) {
          reader.accept(parse(text));
        }
      }
    } catch (IOException e) {
      throw new ConnectorException(
          ErrorKind.CONFIGURATION, "Cannot read the dead letters in " + file + ": " + e, e);
    } catch (IllegalArgumentException e) {
      throw new ConnectorException(
          ErrorKind.CONFIGURATION, file + ":" + line + ": not a dead letter: " + e.getMessage(), e);
    }
  }

  /**
   * A connector that reads dead letters instead of the vendor; everything after the reading is the
   * given connector's. It has the datasets that letters are of, and its runs say whether the rows
   * can be delivered now.
   *
   * <p>The letters are read at once. A sink that replaces what it holds, such as files, should be
   * given another place: a replay delivers the replayed rows alone, and assets known only from
   * findings as stubs.
   *
   * @param connector the one whose run left the dead letters
   * @param file as a run wrote it
   * @throws ConnectorException as {@link #read} does
   */
  public static Connector replay(Connector connector, Path file) {
    return new ReplayConnector(connector, file);
  }

  /**
   * The dead letter of a line.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static RecordFailure parse(String line) {
    Document letter = Json.document(line);
    return new RecordFailure(
        text(letter, "dataset"),
        text(letter, "split"),
        letter.text("id").orElse(""),
        text(letter, "stage"),
        text(letter, "reason"),
        letter
            .object("row")
            .orElseThrow(() -> new IllegalArgumentException("\"row\" is not an object")));
  }

  private static String text(Document letter, String field) {
    return letter
        .text(field)
        .orElseThrow(() -> new IllegalArgumentException("\"" + field + "\" is not a string"));
  }
}
