package io.tributary.testkit.kql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What values mean to operators. */
final class Values {

  /** Null before all else; numbers, then booleans, then text by code unit. */
  static final Comparator<@Nullable Object> ORDER =
      Comparator.nullsFirst(
          Comparator.comparingInt(Values::rank).thenComparing(Values::compareSameRank));

  private static final ObjectMapper JSON = new ObjectMapper();

  private Values() {}

  /** A value as text: the empty text for null, JSON for an object or array. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Map || value instanceof List) {
      try {
        return JSON.writeValueAsString(value);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("A row's value is not JSON", e);
      }
    }
    return value.toString();
  }

  /** Text as a JSON value; text that is not JSON stands for itself. */
  static @Nullable Object parsed(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      return value;
    }
  }

  static @Nullable Long toLong(@Nullable Object value) {
    if (value instanceof Number number && isWhole(number)) {
      return number.longValue();
    }
    try {
      if (value instanceof String text) {
        return Long.valueOf(text.trim());
      }
    } catch (NumberFormatException e) {
      // Perhaps it has a fraction, which is cut off below.
    }
    Double number = toDouble(value);
    return number == null ? null : number.longValue();
  }

  static @Nullable Double toDouble(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1.0 : 0.0;
    }
    try {
      return value instanceof String text ? Double.valueOf(text.trim()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number one && right instanceof Number other) {
      return compareNumbers(one, other) == 0;
    }
    return Objects.equals(left, right);
  }

  static int compareNumbers(Number left, Number right) {
    return isWhole(left) && isWhole(right)
        ? Long.compare(left.longValue(), right.longValue())
        : Double.compare(left.doubleValue(), right.doubleValue());
  }

  static boolean isWhole(Number number) {
    return number instanceof Long || number instanceof Integer;
  }

  private static int rank(Object value) {
    return value instanceof Number ? 0 : value instanceof Boolean ? 1 : 2;
  }

  private static int compareSameRank(Object left, Object right) {
    if (left instanceof Number one && right instanceof Number other) {
      return compareNumbers(one, other);
    }
    if (left instanceof Boolean one && right instanceof Boolean other) {
      return Boolean.compare(one, other);
    }
    return text(left).compareTo(text(right));
  }
}
