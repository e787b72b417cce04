package io.tributary.core.transform;

import org.jspecify.annotations.Nullable;

/**
 * Stands beside a date, and keeps its text when it cannot be read: a date is never guessed, and
 * never lost.
 *
 * @param date the date, which is built first
 */
record UnreadDateNode(ValueNode date) implements TargetNode {
  @Override
  public @Nullable Object build(Row row) {
    String text = row.hasNotes() ? date.unread(row) : null; // What cannot be read has left a note.
    if (text != null && row.trace() != null) {
      row.trace().unread(date.target(), text);
    }
    return text;
  }
}
