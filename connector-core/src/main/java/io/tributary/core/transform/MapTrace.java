package io.tributary.core.transform;

import io.tributary.record.Document;
import java.util.Optional;

/**
 * Watches a {@link FieldMap} at work on one row: what it reads and where it writes, in the order in
 * which that happens. It is told by the work itself, so that what it sees is what the map does.
 *
 * <p>The calls for a row: {@link #row}; for each element of {@code forEach} that makes a record,
 * {@link #element}; then for each record {@link #begin}, and after it what is read for its key and
 * its other parts, and between {@link #open} and {@link #close} what is read for its documents. A
 * row that is left out or fails ends early. For one thread.
 */
public interface MapTrace {
  /** The row, with what stood in strings read. */
  void row(Document row);

  /** An element of the array of {@code forEach}, by position, will make a record. */
  void element(int position);

  /** A record is made of this row, over which the keys of its element are laid. */
  void begin(Document row);

  /** A document is begun, whose values are read until {@link #close}. */
  void open(Part part);

  /** The document is done. */
  void close();

  /**
   * An element of an array of the document is begun.
   *
   * @param position where it will stand, if it holds anything
   * @param element the position in the arrays of the row that it is made of; 0 where the target has
   *     single elements
   */
  void enter(int position, int element);

  /** The element is done. */
  void leave();

  /** A source held something that counts as nothing: an empty word, or one that stands for none. */
  void passedOver(String target, String source, Object raw);

  /** A value was looked for. */
  void read(Reading reading);

  /** A value is not written, because a condition on a source does not hold. */
  void withheld(String target, String source);

  /** A date could not be read, and its text stands beside it. */
  void unread(String target, String text);

  /** A document that a row makes. */
  enum Part {
    /** The asset or finding. */
    RECORD,
    /** The stub of the asset that a finding is about. */
    STUB,
    /** The stub of one more asset. */
    RELATED
  }

  /**
   * What became of one value.
   *
   * @param target the field's target as the map has it, or a part of the record such as {@code
   *     record.key}
   * @param source the source that counts, as the map has it; empty when none holds anything
   * @param raw what it holds
   * @param meaning what that stands for: joined, extracted from, looked up, or what a function
   *     makes of it; the same where there is nothing of this
   * @param value what is written: the converted value, or the default or constant; empty when there
   *     is nothing, or nothing that can be converted
   */
  record Reading(
      String target,
      Optional<String> source,
      Optional<Object> raw,
      Optional<Object> meaning,
      Optional<Object> value) {}
}
