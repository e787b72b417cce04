package io.tributary.core.transform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as services write them, made ISO-8601 in UTC with a {@code Z}.
 *
 * <p>Accepted are ISO dates and date-times, with a {@code T} or a blank between, with or without
 * seconds, with up to nine digits of a second, and US dates, whose order is month, day, year, with
 * or without AM or PM. A date without a zone is in UTC, and one without a time is at midnight.
 */
final class Timestamps {
  private static final int LONGEST = 50;
  private static final Pattern LENIENT =
      Pattern.compile(
          "(?:(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})"
              + "|(?<usMonth>\\d{1,2})/(?<usDay>\\d{1,2})/(?<usYear>\\d{4}))"
              + "(?:[Tt ](?<hour>\\d{1,2}):(?<minute>\\d{2})"
              + "(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?)?"
              + "(?: ?(?<half>[AaPp])[Mm])?)?"
              + " ?(?<zone>[Zz]|UTC|GMT|[-+]\\d{2}(?::?\\d{2})?)?");
  private static final DateTimeFormatter UTC =
      new DateTimeFormatterBuilder().appendInstant(-1).toFormatter(Locale.ROOT);

  private Timestamps() {}

  /**
   * Makes a date ISO-8601 in UTC.
   *
   * @return the same text if it is that already; null when it is no date
   */
  static @Nullable String utc(String text) {
    if (isUtc(text)) {
      return text;
    }
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher matcher = LENIENT.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    try {
      OffsetDateTime utc =
          OffsetDateTime.of(local(matcher), zone(matcher.group("zone")))
              .withOffsetSameInstant(ZoneOffset.UTC);
      return utc.getYear() < 1 || utc.getYear() > 9999 ? null : UTC.format(utc);
    } catch (DateTimeException e) {
      return null; // such as the 30th of February
    }
  }

  /** A point in time of the years 1 to 9999 as ISO-8601 in UTC. */
  static String utc(Instant instant) {
    return UTC.format(instant);
  }

  private static LocalDateTime local(Matcher matcher) {
    boolean iso = matcher.group("year") != null;
    return LocalDateTime.of(
        number(matcher.group(iso ? "year" : "usYear")),
        number(matcher.group(iso ? "month" : "usMonth")),
        number(matcher.group(iso ? "day" : "usDay")),
        hour(number(matcher.group("hour")), matcher.group("half")),
        number(matcher.group("minute")),
        number(matcher.group("second")),
        nanos(matcher.group("fraction")));
  }

  private static int hour(int hour, @Nullable String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("No hour of half a day: " + hour);
    }
    return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
  }

  private static ZoneOffset zone(@Nullable String zone) {
    return zone == null || Character.isLetter(zone.charAt(0))
        ? ZoneOffset.UTC
        : ZoneOffset.of(zone);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Whether it is {@code yyyy-MM-ddTHH:mm:ss[.fraction]Z}: the usual case, at no cost. */
  private static boolean isUtc(String text) {
    int length = text.length();
    return length >= 20
        && length <= 30
        && text.charAt(length - 1) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && isDate(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
        && isBelow(24, digits(text, 11, 13))
        && isBelow(60, digits(text, 14, 16))
        && isBelow(60, digits(text, 17, 19))
        && (length == 20
            || (length > 21 && text.charAt(19) == '.' && digits(text, 20, length - 1) >= 0));
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= Month.of(month).length(Year.isLeap(year));
  }

  private static boolean isBelow(int bound, int number) {
    return number >= 0 && number < bound;
  }

  /** The number that some digits make; negative when there is something else among them. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
