package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One field of a map.
 *
 * @param value what is written
 * @param target the path it is written to, such as {@code asset.assetDetail.name}
 * @param note why the field is as it is; may be empty
 * @param when what must hold, all of it, for the field to be written. A source with {@code []} is
 *     asked for each element.
 */
public record Field(Value value, String target, String note, List<Condition> when) {
  /** Copies the conditions. */
  public Field {
    when = List.copyOf(when);
  }

  /** A field that is always written. */
  public Field(Value value, String target, String note) {
    this(value, target, note, List.of());
  }

  /** A field without a note. */
  public static Field of(Value value, String target) {
    return new Field(value, target, "");
  }

  /** The same, written only if one more condition holds. */
  public Field when(Condition condition) {
    List<Condition> more = new ArrayList<>(when);
    more.add(condition);
    return new Field(value, target, note, more);
  }

  /** Paths into the row, of which the first that holds something counts; empty for a constant. */
  public List<String> sources() {
    return value.sources();
  }

  /** What the value is converted to. */
  public DataType type() {
    return value.type();
  }

  /** What the value always is. */
  public Optional<Object> constant() {
    return value.constant();
  }

  /** Conversions of text, applied in order. */
  public List<Conversion> conversions() {
    return value.conversions();
  }
}
