package io.tributary.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tributary.record.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads rows from files: a JSON object, an array of objects, objects one after another (JSON
 * Lines), or an answer of Resource Graph, whose rows are under {@code data}.
 *
 * <p>A file has at most {@value #MAX_BYTES} bytes, and JSON nests at most {@value Json#MAX_DEPTH}
 * levels. All methods throw {@link IllegalArgumentException} for a file that cannot be read or is
 * anything else; the message says which, where in it, and why, and repeats nothing of it.
 */
public final class JsonRows {
  /** The largest file, in bytes. */
  public static final long MAX_BYTES = 50_000_000;

  private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");
  private static final Set<String> OF_AN_ANSWER =
      Set.of("count", "totalrecords", "total_records", "resulttruncated");

  private final Path file;
  private final Predicate<Document> rows;

  private JsonRows(Path file, Predicate<Document> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * Reads a file, or all files of a folder and those below it that are named {@code *.json}, {@code
   * *.jsonl} or {@code *.ndjson}, in the order of their names.
   *
   * @param rows takes each row as it is read
   */
  public static void read(Path fileOrFolder, Consumer<Document> rows) {
    readWhile(
        fileOrFolder,
        row -> {
          rows.accept(row);
          return true;
        });
  }

  /**
   * Reads as {@link #read} does, as long as more rows are wanted; what comes after is not looked
   * at.
   *
   * @param rows takes each row as it is read, and says whether it wants another
   */
  public static void readWhile(Path fileOrFolder, Predicate<Document> rows) {
    for (Path one : files(fileOrFolder)) {
      if (!new JsonRows(one, rows).read()) {
        return;
      }
    }
  }

  /** The files that {@link #read} reads, at least one: the file itself, or those of a folder. */
  public static List<Path> files(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    List<Path> files = filesBelow(fileOrFolder);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          fileOrFolder + " has no rows: no file is named " + String.join(", ", ENDINGS));
    }
    return files;
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(JsonRows::hasRows).sorted().toList();
    } catch (IOException | UncheckedIOException e) { // The latter while the walk is on.
      throw new IllegalArgumentException(
          "Cannot read the folder " + folder + " (" + e.getMessage() + ")", e);
    }
  }

  private static boolean hasRows(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Whether more rows are wanted. */
  private boolean read() {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new IllegalArgumentException(
            file
                + " has "
                + size
                + " bytes, more than "
                + MAX_BYTES
                + ": divide it into several files");
      }
      try (JsonParser parser = Json.parser(in)) {
        return read(parser);
      }
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": access is denied", e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": there is no such file", e);
    } catch (StreamConstraintsException e) {
      throw new IllegalArgumentException(place(e) + reason(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place(e) + "not JSON", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private boolean read(JsonParser parser) throws IOException {
    int values = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int line = parser.currentTokenLocation().getLineNr();
      if (token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (!row(parser)) {
            return false;
          }
        }
      } else if (token == JsonToken.START_OBJECT) {
        if (!object(Json.object(parser))) {
          return false;
        }
      } else {
        throw new IllegalArgumentException(file + ":" + line + ": neither an object nor an array");
      }
      values++;
    }
    if (values == 0) {
      throw new IllegalArgumentException(file + " is empty: there is no row in it");
    }
    return true;
  }

  private boolean row(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException(file + ":" + line + ": a row must be a JSON object");
    }
    return rows.test(Json.object(parser));
  }

  private boolean object(Document object) {
    boolean answer =
        object.keys().stream().anyMatch(key -> OF_AN_ANSWER.contains(key.toLowerCase(Locale.ROOT)));
    if (!answer || !(object.at("data") instanceof List<?> data)) {
      return rows.test(object);
    }
    for (Object row : data) {
      if (!(row instanceof Document document)) {
        throw new IllegalArgumentException(file + ": a row under \"data\" must be a JSON object");
      }
      if (!rows.test(document)) {
        return false;
      }
    }
    return true;
  }

  private String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? file + ": "
        : file + ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ": ";
  }

  private static String reason(StreamConstraintsException e) {
    return String.valueOf(e.getMessage()).contains("nesting depth")
        ? "nested deeper than " + Json.MAX_DEPTH + " levels"
        : "a text, number or name is longer than is accepted";
  }
}
