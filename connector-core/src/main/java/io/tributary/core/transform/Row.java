package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.transform.Mapping.Note;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row while it is mapped.
 *
 * <p>Its slots hold where source paths start: slot 0 the row itself, the others the arrays that are
 * being zipped and their current elements. Notes are collected only when something goes wrong, and
 * equal ones once, so that a long array of bad values makes one note.
 */
final class Row {
  private final @Nullable Object[] slots;
  private final @Nullable MapTrace trace;
  private @Nullable Set<Note> notes;

  Row(Document document, int slots) {
    this(document, slots, null);
  }

  /**
   * A row.
   *
   * @param trace watches what is done with it; hardly ever anything does
   */
  Row(Document document, int slots, @Nullable MapTrace trace) {
    this.slots = new Object[slots];
    this.slots[0] = document;
    this.trace = trace;
  }

  /** What watches; null when nothing does. */
  @Nullable MapTrace trace() {
    return trace;
  }

  @Nullable Object slot(int slot) {
    return slots[slot];
  }

  void fill(int slot, @Nullable Object value) {
    slots[slot] = value;
  }

  /** Whether anything went wrong so far. */
  boolean hasNotes() {
    return notes != null;
  }

  void note(String source, String target, String problem) {
    if (notes == null) {
      notes = new LinkedHashSet<>();
    }
    notes.add(new Note(source, target, problem));
  }

  List<Note> notes() {
    return notes == null ? List.of() : List.copyOf(notes);
  }

  /** The first note about a target. */
  Optional<Note> noteAbout(String target) {
    return notes().stream().filter(note -> note.target().equals(target)).findFirst();
  }
}
