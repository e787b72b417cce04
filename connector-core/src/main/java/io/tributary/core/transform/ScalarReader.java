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
   * Makes a reader of a part.
   *
   * @param reader reads its value
   * @param part such as {@code record.key}
   * @param sources the paths it is read from, for messages
   */
  ScalarReader(ValueReader reader, String part, List<String> sources) {
    this.reader = reader;
    this.part = part;
    this.sources = "\"" + String.join("\", \"", sources) + "\"";
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
