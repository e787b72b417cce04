package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link Value} does with what its source, constant or default holds. */
final class ValueConversion {
  private final DataType type;
  private final Conversion[] conversions;
  private final @Nullable DateForm pattern;
  private final @Nullable DateForm format;

  private ValueConversion(
      DataType type,
      List<Conversion> conversions,
      @Nullable DateForm pattern,
      @Nullable DateForm format) {
    this.type = type;
    this.conversions = conversions.toArray(Conversion[]::new);
    this.pattern = pattern;
    this.format = format;
  }

  /** Of a value; what is wrong with it, which {@link ValueCheck} says, counts as not there. */
  static ValueConversion of(Value value) {
    boolean date = value.type() == DataType.DATETIME;
    return new ValueConversion(
        value.type(),
        value.conversions(),
        date ? form(value.refinement().pattern()) : null,
        date ? form(value.refinement().format()) : null);
  }

  /** The converted value, or a {@link Refusal}. */
  Object apply(Object value) {
    Object converted =
        pattern == null && format == null ? Converter.convert(value, type) : date(value);
    for (int i = 0; i < conversions.length && converted instanceof String; i++) {
      converted = conversions[i].apply((String) converted);
    }
    return converted;
  }

  /** What a constant or default becomes, or a {@link Refusal}. */
  Object applyToConstant(Object constant) {
    return apply(PlainData.view(constant));
  }

  /** Whether text stays as it is. */
  boolean leavesText() {
    return (type == DataType.STRING || type == DataType.ANY) && conversions.length == 0;
  }

  /** Whether it makes dates whose text goes beside when they cannot be read. */
  boolean keepsUnreadDates() {
    return type == DataType.DATETIME && format == null;
  }

  private Object date(Object value) {
    Optional<Instant> read =
        pattern == null
            ? Optional.of(Converter.convert(value, DataType.DATETIME))
                .filter(String.class::isInstance)
                .map(utc -> Instant.parse((String) utc))
            : pattern.read(value);
    if (read.isEmpty()) {
      return Converter.refused(value, "a date" + (pattern == null ? "" : " in its pattern"));
    }
    return format == null ? Timestamps.utc(read.get()) : format.write(read.get());
  }

  private static @Nullable DateForm form(Optional<String> written) {
    try {
      return written.map(DateForm::of).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
