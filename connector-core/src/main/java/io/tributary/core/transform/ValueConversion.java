package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link Value} does with what its source, constant or default holds. */
final class ValueConversion {
  private final DataType type;
  private final Conversion[] conversions;
  private final @Nullable String separator;
  private final @Nullable DateForm pattern;
  private final @Nullable DateForm format;

  private ValueConversion(
      DataType type,
      List<Conversion> conversions,
      @Nullable String separator,
      @Nullable DateForm pattern,
      @Nullable DateForm format) {
    this.type = type;
    this.conversions = conversions.toArray(Conversion[]::new);
    this.separator = separator;
    this.pattern = pattern;
    this.format = format;
  }

  /** Of a value; what is wrong with it, which {@link ValueCheck} says, counts as not there. */
  static ValueConversion of(Value value) {
    boolean date = value.type() == DataType.DATETIME;
    return new ValueConversion(
        value.type(),
        value.conversions(),
        value.refinement().split().filter(text -> !text.isEmpty()).orElse(null),
        date ? form(value.refinement().pattern()) : null,
        date ? form(value.refinement().format()) : null);
  }

  /** The converted value, a {@link Refusal}, or {@link Parts} of a value that is split. */
  Object apply(Object value) {
    return separator == null ? one(value) : parts(value, separator);
  }

  private Object one(Object value) {
    Object converted =
        pattern == null && format == null ? Converter.convert(value, type) : date(value);
    for (int i = 0; i < conversions.length && converted instanceof String; i++) {
      converted = conversions[i].apply((String) converted);
    }
    return converted;
  }

  /** What a constant or default becomes, or a {@link Refusal}. */
  Object applyToConstant(Object constant) {
    Object converted = apply(PlainData.view(constant));
    if (converted instanceof Parts parts) {
      return parts.refusals().isEmpty() ? parts.converted() : parts.refusals().iterator().next();
    }
    return converted;
  }

  /** Whether text stays as it is. */
  boolean leavesText() {
    return (type == DataType.STRING || type == DataType.ANY)
        && conversions.length == 0
        && separator == null;
  }

  /** Whether it makes dates whose text goes beside when they cannot be read. */
  boolean keepsUnreadDates() {
    return type == DataType.DATETIME && format == null && separator == null;
  }

  private Parts parts(Object value, String between) {
    List<?> texts =
        value instanceof String text
            ? split(text, between)
            : value instanceof List<?> list ? list : List.of(value);
    List<Object> converted = new ArrayList<>();
    Set<Refusal> refusals = new LinkedHashSet<>();
    for (Object text : texts) {
      Object part = text == null ? "" : one(text);
      if (part instanceof Refusal refused) {
        refusals.add(refused);
      } else if (!part.equals("")) {
        converted.add(part);
      }
    }
    return new Parts(converted, refusals);
  }

  private static List<String> split(String text, String between) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf(between); to >= 0; to = text.indexOf(between, from)) {
      parts.add(text.substring(from, to));
      from = to + between.length();
    }
    parts.add(text.substring(from));
    parts.removeIf(String::isBlank);
    return parts;
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

  /**
   * What became of the parts of a text.
   *
   * @param converted those that could be converted
   * @param refusals why others could not, each reason once
   */
  record Parts(List<Object> converted, Set<Refusal> refusals) {}

  private static @Nullable DateForm form(Optional<String> written) {
    try {
      return written.map(DateForm::of).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
