package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one value of a row and converts it: a compiled {@link Value}. */
final class ValueReader {
  private final SourcePath[] sources;
  private final DataType type;
  private final List<Conversion> conversions;
  private final @Nullable Map<String, String> lookup;
  private final boolean textAsItIs;
  private final boolean emptyIsNothing;
  private final boolean blankIsNothing;
  private final @Nullable Object otherwise;

  /**
   * Compiles a value.
   *
   * @param value as the map has it, checked
   * @param sources its sources
   */
  ValueReader(Value value, List<PendingSource> sources) {
    this.sources = sources.stream().map(PendingSource::compiled).toArray(SourcePath[]::new);
    this.type = value.type();
    this.conversions = value.conversions();
    this.otherwise =
        value
            .constant()
            .or(value::defaultValue)
            .map(constant -> convertConstant(constant, value))
            .orElse(null);
    this.lookup = value.lookup().isEmpty() ? null : value.lookup();
    this.textAsItIs = (type == DataType.STRING || type == DataType.ANY) && conversions.isEmpty();
    this.emptyIsNothing = sources.size() > 1 || otherwise != null || type != DataType.ANY;
    this.blankIsNothing = conversions.contains(Conversion.TRIM) || lookup != null;
  }

  /**
   * Reads the value; notes what it cannot convert.
   *
   * @param target what it is for, for notes
   * @return null when there is nothing, or nothing that can be converted
   */
  @Nullable Object read(Row row, String target) {
    for (SourcePath source : sources) {
      Object value = source.read(row);
      if (lookup != null) {
        value = meant(value, lookup);
      }
      if (value != null && !(emptyIsNothing && isEmpty(value))) {
        return converted(value, source, row, target);
      }
    }
    for (SourcePath source : sources) {
      String obstacle = source.obstacle(row);
      if (obstacle != null) {
        row.note(source.toString(), target, obstacle);
      }
    }
    return otherwise;
  }

  /** Whether it reads a date. */
  boolean isDate() {
    return type == DataType.DATETIME && sources.length > 0;
  }

  /**
   * A date as it was written that {@link #read} could not convert; null when it could, or when
   * there is none.
   */
  @Nullable String unread(Row row) {
    for (SourcePath source : sources) {
      Object value = source.read(row);
      if (value != null && !isEmpty(value)) {
        boolean scalar = value instanceof String || value instanceof Number;
        return scalar && Converter.convert(value, type) instanceof Refusal
            ? value.toString()
            : null;
      }
    }
    return null;
  }

  /** What a constant or default becomes, or a {@link Refusal}. */
  static Object convertConstant(Object constant, Value value) {
    return convert(PlainData.view(constant), value.type(), value.conversions());
  }

  private static Object convert(Object value, DataType type, List<Conversion> conversions) {
    Object converted = Converter.convert(value, type);
    for (int i = 0; i < conversions.size() && converted instanceof String; i++) {
      converted = conversions.get(i).apply((String) converted);
    }
    return converted;
  }

  private static @Nullable Object meant(@Nullable Object value, Map<String, String> lookup) {
    return value instanceof String word
        ? lookup.getOrDefault(word.strip().toLowerCase(Locale.ROOT), word)
        : value;
  }

  private @Nullable Object converted(Object value, SourcePath source, Row row, String target) {
    if (textAsItIs && value instanceof String) {
      return value;
    }
    Object converted = convert(value, type, conversions);
    if (converted instanceof Refusal refusal) {
      row.note(source.toString(), target, refusal.problem());
      return null;
    }
    return converted;
  }

  private boolean isEmpty(Object value) {
    return value instanceof String text && (blankIsNothing ? text.isBlank() : text.isEmpty());
  }
}
