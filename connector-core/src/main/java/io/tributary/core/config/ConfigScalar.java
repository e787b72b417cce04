package io.tributary.core.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text, a number, a boolean or null. */
public final class ConfigScalar extends ConfigNode {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");

  private final String text;
  private final @Nullable Object value;

  /**
   * Makes a scalar.
   *
   * @param text as it was written, without quotes
   * @param plain whether it had no quotes: only then can it be anything but text
   */
  ConfigScalar(Place place, String text, boolean plain) {
    super(place);
    this.text = text;
    this.value = plain ? resolved(text) : text;
  }

  /** The scalar as it was written, without quotes. */
  String written() {
    return text;
  }

  @Override
  public @Nullable Object value() {
    return value;
  }

  @Override
  String described() {
    if (value == null) {
      return "null";
    }
    if (value instanceof String) {
      return "text";
    }
    return value instanceof Boolean ? "true or false" : "a number";
  }

  private static @Nullable Object resolved(String text) {
    return switch (text) {
      case "", "~", "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    if (INTEGER.matcher(text).matches()) {
      long number = Long.parseLong(text);
      return number == (int) number ? (Object) (int) number : (Object) number;
    }
    if (NUMBER.matcher(text).matches()) {
      return text.matches("-?[0-9]+") ? new BigInteger(text) : new BigDecimal(text);
    }
    return text;
  }
}
