package io.tributary.core.transform;

import io.tributary.transform.Mapping;
import io.tributary.transform.Mapping.Note;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a part of the record itself, such as its key: text that is not blank. */
final class ScalarReader {
  private final ValueReader reader;
  private final String part;
  private final String sources;

  /**
   * Compiles a part.
   *
   * @param value as the map has it
   * @param part such as {@code key}
   * @param reporter takes what is wrong with it
   */
  ScalarReader(Value value, String part, Reporter reporter) {
    List<PendingSource> checked =
        ValueCheck.check(value, (inner, message) -> reporter.problem(part, inner + " " + message));
    if (checked.stream().anyMatch(source -> PendingField.wildcards(source.steps()) > 0)) {
      reporter.problem(part, "has one value: write [0] instead of [] in its source");
    }
    this.reader = ValueReader.of(value, checked);
    this.part = "record." + part;
    this.sources = "\"" + String.join("\", \"", value.sources()) + "\"";
  }

  /** The text; null when there is none, or only blanks. */
  @Nullable String read(Row row) {
    Object value = reader.read(row, part);
    if (value == null) {
      return null;
    }
    String text = value.toString();
    return text.isBlank() ? null : text;
  }

  /** Why {@link #read} found nothing. */
  Mapping failure(Row row) {
    Optional<Note> note = row.noteAbout(part);
    return Mapping.fail(
        note.map(
                found ->
                    part + " cannot be read from \"" + found.source() + "\": " + found.problem())
            .orElse(part + " is missing: there is nothing at " + sources));
  }
}
