package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one value of a row and converts it: a compiled {@link Value}. */
final class ValueReader {
  private final SourcePath[] sources;
  private final ValueConversion conversion;
  private final @Nullable SourceSteps steps;
  private final boolean textAsItIs;
  private final boolean emptyIsNothing;
  private final boolean blankIsNothing;
  private final @Nullable Object otherwise;

  /**
   * Compiles a value.
   *
   * @param value as the map has it, checked
   * @param sources its sources
   * @param functions those that it may call
   */
  ValueReader(Value value, List<PendingSource> sources, MapFunctions functions) {
    this.sources = sources.stream().map(PendingSource::compiled).toArray(SourcePath[]::new);
    this.conversion = ValueConversion.of(value);
    this.otherwise =
        value.constant().or(value::defaultValue).map(conversion::applyToConstant).orElse(null);
    this.steps = SourceSteps.of(value, sources, functions);
    this.textAsItIs = conversion.leavesText();
    this.emptyIsNothing =
        sources.size() > 1 || otherwise != null || steps != null || value.type() != DataType.ANY;
    this.blankIsNothing =
        value.conversions().contains(Conversion.TRIM) || !value.lookup().isEmpty();
  }

  /**
   * Reads the value; notes what it cannot convert.
   *
   * @param target what it is for, for notes
   * @return null when there is nothing, or nothing that can be converted
   */
  @Nullable Object read(Row row, String target) {
    for (int i = 0; i < sources.length; i++) {
      SourcePath source = sources[i];
      Object value = source.read(row);
      if (steps != null && value != null) {
        value = steps.apply(value, i);
      }
      if (value != null && !(emptyIsNothing && isEmpty(value))) {
        Object converted = converted(value, source, row, target);
        if (row.trace() != null) {
          Object raw = steps == null ? value : source.read(row);
          told(row.trace(), target, source, raw, value, converted);
        }
        return converted;
      }
      if (row.trace() != null) {
        passedOver(row.trace(), target, source, source.read(row));
      }
    }
    for (SourcePath source : sources) {
      String obstacle = source.obstacle(row);
      if (obstacle != null) {
        row.note(source.toString(), target, obstacle);
      }
    }
    if (row.trace() != null) {
      told(row.trace(), target, null, null, null, otherwise);
    }
    return otherwise;
  }

  private static void told(
      MapTrace trace,
      String target,
      @Nullable SourcePath source,
      @Nullable Object raw,
      @Nullable Object meaning,
      @Nullable Object value) {
    trace.read(
        new MapTrace.Reading(
            target,
            Optional.ofNullable(source).map(SourcePath::toString),
            Optional.ofNullable(raw),
            Optional.ofNullable(meaning instanceof Refusal ? raw : meaning),
            Optional.ofNullable(value)));
  }

  private static void passedOver(
      MapTrace trace, String target, SourcePath source, @Nullable Object raw) {
    if (raw != null) {
      trace.passedOver(target, source.toString(), raw);
    }
  }

  /** Whether it reads a date whose text is kept when it cannot be read. */
  boolean isDate() {
    return conversion.keepsUnreadDates() && sources.length > 0;
  }

  /**
   * A date as it was written that {@link #read} could not convert; null when it could, or when
   * there is none.
   */
  @Nullable String unread(Row row) {
    for (int i = 0; i < sources.length; i++) {
      Object written = sources[i].read(row);
      if (written == null) {
        continue;
      }
      Object value = steps == null ? written : steps.apply(written, i);
      if (value != null && !isEmpty(value)) {
        boolean scalar = written instanceof String || written instanceof Number;
        boolean refused = value instanceof Refusal || conversion.apply(value) instanceof Refusal;
        return scalar && refused ? written.toString() : null;
      }
    }
    return null;
  }

  private @Nullable Object converted(Object value, SourcePath source, Row row, String target) {
    if (textAsItIs && value instanceof String) {
      return value;
    }
    Object converted = value instanceof Refusal ? value : conversion.apply(value);
    if (converted instanceof ValueConversion.Parts parts) {
      parts.refusals().forEach(why -> row.note(source.toString(), target, why.problem()));
      return parts.converted().isEmpty() ? null : parts.converted();
    }
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
