package io.tributary.core.transform;

import io.tributary.record.Document;
import io.tributary.transform.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Converts values of a {@link Document} to data types. */
final class Converter {
  private static final int LONGEST_NUMBER = 100;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?");

  private Converter() {}

  /**
   * Converts a value.
   *
   * @param value a string, number, boolean, document or list
   * @return the converted value, or a {@link Refusal}
   */
  static Object convert(Object value, DataType type) {
    return switch (type) {
      case STRING -> string(value);
      case INTEGER -> integer(value);
      case NUMBER -> number(value);
      case BOOLEAN -> bool(value);
      case DATETIME -> datetime(value);
      case OBJECT -> value instanceof Document ? value : refused(value, "an object");
      case ANY -> value;
    };
  }

  /** What a value is, for people: {@code text}, {@code an object}. */
  static String described(Object value) {
    if (value instanceof String) {
      return "text";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    return value instanceof List ? "an array" : "an object";
  }

  private static Object string(Object value) {
    if (value instanceof String) {
      return value;
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : refused(value, "text");
  }

  private static Object integer(Object value) {
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      return value;
    }
    Object number = number(value);
    return number instanceof Number && isReasonable(number.toString())
        ? whole(new BigDecimal(number.toString()))
        : refused(value, "a whole number");
  }

  private static Object whole(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > 0) {
      return new Refusal("a number with a fraction where a whole number is expected");
    }
    BigInteger whole = stripped.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }

  private static Object number(Object value) {
    if (value instanceof Number number) {
      boolean binary = number instanceof Double || number instanceof Float;
      return binary && !Double.isFinite(number.doubleValue())
          ? refused(value, "a finite number")
          : value;
    }
    if (value instanceof String text && isReasonable(text.strip())) {
      return new BigDecimal(text.strip());
    }
    return refused(value, "a number");
  }

  /** Whether text is a decimal number that can be written out without filling the memory. */
  private static boolean isReasonable(String text) {
    return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
  }

  private static Object bool(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      String word = text.strip().toLowerCase(Locale.ROOT);
      if (word.equals("true") || word.equals("false")) {
        return word.equals("true");
      }
    }
    return refused(value, "true or false");
  }

  private static Object datetime(Object value) {
    String utc = value instanceof String text ? Timestamps.utc(text) : null;
    return utc == null ? refused(value, "a date") : utc;
  }

  /** That a value is not what it should be. */
  static Refusal refused(Object value, String expected) {
    return new Refusal(described(value) + " where " + expected + " is expected");
  }
}
