package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How dates are written where it is not as {@link Timestamps} has it: by a pattern, or as a number
 * since 1970. Names of months and days are English. Without a zone it is UTC, without a time
 * midnight. Years are 1 to 9999.
 */
final class DateForm {
  private static final int LONGEST = 100;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final @Nullable DateTimeFormatter letters;
  private final int decimals;

  private DateForm(@Nullable DateTimeFormatter letters, int decimals) {
    this.letters = letters;
    this.decimals = decimals;
  }

  /**
   * A form by its word or pattern.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static DateForm of(String written) {
    return switch (written) {
      case Refinement.EPOCH_SECONDS -> new DateForm(null, 0);
      case Refinement.EPOCH_MILLISECONDS -> new DateForm(null, 3);
      default -> new DateForm(formatter(written), 0);
    };
  }

  /** The point in time that a value stands for; empty when it is none. */
  Optional<Instant> read(Object value) {
    try {
      return Optional.ofNullable(letters == null ? counted(value) : parsed(value, letters))
          .filter(instant -> !instant.isBefore(FIRST) && !instant.isAfter(LAST));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty(); // Such as the 30th of February.
    }
  }

  /** How a point in time is written: text, or a {@code Long}, rounded down. */
  Object write(Instant instant) {
    if (letters != null) {
      return letters.format(instant.atOffset(ZoneOffset.UTC).toZonedDateTime());
    }
    return decimals == 0 ? (Object) instant.getEpochSecond() : (Object) instant.toEpochMilli();
  }

  private static DateTimeFormatter formatter(String pattern) {
    if (pattern.isBlank()) {
      throw new IllegalArgumentException("it is blank");
    }
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1) // Strictly, the letters "yyyy" need one.
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT); // It would make the 30th of February another.
    try {
      formatter.formatTo(FIRST.atZone(ZoneOffset.UTC), new StringBuilder());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return formatter;
  }

  private @Nullable Instant counted(Object value) {
    Object number = Converter.convert(value, DataType.NUMBER);
    if (!(number instanceof Number) || number.toString().length() > LONGEST) {
      return null;
    }
    BigDecimal seconds = new BigDecimal(number.toString()).movePointLeft(decimals);
    if (Math.abs(seconds.scale()) > LONGEST || seconds.precision() > LONGEST) {
      return null; // Writing it out could fill the memory.
    }
    BigDecimal nanos = seconds.movePointRight(9);
    long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
    long rest =
        nanos
            .subtract(BigDecimal.valueOf(whole).movePointRight(9))
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    return Instant.ofEpochSecond(whole, rest);
  }

  private static @Nullable Instant parsed(Object value, DateTimeFormatter letters) {
    if (!(value instanceof String || value instanceof Number)
        || value.toString().length() > LONGEST) {
      return null;
    }
    TemporalAccessor found =
        letters.parseBest(
            value.toString().strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    if (found instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    return found instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : ((LocalDate) found).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
