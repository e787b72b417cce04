package io.tributary.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.transform.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConverterTest {
  private static final BigInteger HUGE = new BigInteger("12345678901234567890");
  private static final Document OBJECT = Document.owning(Map.of("a", 1));

  @ParameterizedTest
  @MethodSource
  void valuesAreConverted(Object value, DataType type, Object expected) {
    assertThat(Converter.convert(value, type)).isEqualTo(expected);
  }

  static Stream<Arguments> valuesAreConverted() {
    return Stream.of(
        Arguments.of("x", DataType.STRING, "x"),
        Arguments.of(5, DataType.STRING, "5"),
        Arguments.of(1.5, DataType.STRING, "1.5"),
        Arguments.of(true, DataType.STRING, "true"),
        Arguments.of(5, DataType.INTEGER, 5),
        Arguments.of(5L, DataType.INTEGER, 5L),
        Arguments.of(HUGE, DataType.INTEGER, HUGE),
        Arguments.of(5.0, DataType.INTEGER, 5L),
        Arguments.of(1e15, DataType.INTEGER, 1_000_000_000_000_000L),
        Arguments.of(new BigDecimal("5.00"), DataType.INTEGER, 5L),
        Arguments.of("5", DataType.INTEGER, 5L),
        Arguments.of(" -5 ", DataType.INTEGER, -5L),
        Arguments.of("+5", DataType.INTEGER, 5L),
        Arguments.of("1e2", DataType.INTEGER, 100L),
        Arguments.of("9223372036854775807", DataType.INTEGER, Long.MAX_VALUE),
        Arguments.of("-9223372036854775808", DataType.INTEGER, Long.MIN_VALUE),
        Arguments.of(
            "9223372036854775808", DataType.INTEGER, new BigInteger("9223372036854775808")),
        Arguments.of(1.5, DataType.NUMBER, 1.5),
        Arguments.of(1.5f, DataType.NUMBER, 1.5f),
        Arguments.of(HUGE.pow(100), DataType.NUMBER, HUGE.pow(100)),
        Arguments.of("1.50", DataType.NUMBER, new BigDecimal("1.50")),
        Arguments.of(" 7 ", DataType.NUMBER, new BigDecimal("7")),
        Arguments.of("1e-7", DataType.NUMBER, new BigDecimal("1e-7")),
        Arguments.of(false, DataType.BOOLEAN, false),
        Arguments.of("true", DataType.BOOLEAN, true),
        Arguments.of(" False ", DataType.BOOLEAN, false),
        Arguments.of("2021-03-04", DataType.DATETIME, "2021-03-04T00:00:00Z"),
        Arguments.of(OBJECT, DataType.OBJECT, OBJECT),
        Arguments.of(OBJECT, DataType.ANY, OBJECT),
        Arguments.of(List.of(1), DataType.ANY, List.of(1)),
        Arguments.of("x", DataType.ANY, "x"));
  }

  @ParameterizedTest
  @MethodSource
  void valuesThatDoNotFitAreRefused(Object value, DataType type, String problem) {
    assertThat(Converter.convert(value, type)).isEqualTo(new Refusal(problem));
  }

  static Stream<Arguments> valuesThatDoNotFitAreRefused() {
    return Stream.of(
        Arguments.of(OBJECT, DataType.STRING, "an object where text is expected"),
        Arguments.of(List.of(), DataType.STRING, "an array where text is expected"),
        Arguments.of("x", DataType.INTEGER, "text where a whole number is expected"),
        Arguments.of("", DataType.INTEGER, "text where a whole number is expected"),
        Arguments.of(true, DataType.INTEGER, "true or false where a whole number is expected"),
        Arguments.of(OBJECT, DataType.INTEGER, "an object where a whole number is expected"),
        Arguments.of(
            1.5, DataType.INTEGER, "a number with a fraction where a whole number is expected"),
        Arguments.of(
            "1e-1", DataType.INTEGER, "a number with a fraction where a whole number is expected"),
        Arguments.of(1e300, DataType.INTEGER, "a number where a whole number is expected"),
        Arguments.of(
            new BigDecimal("1e999999999"),
            DataType.INTEGER,
            "a number where a whole number is expected"),
        Arguments.of("1e999999999", DataType.NUMBER, "text where a number is expected"),
        Arguments.of("9".repeat(101), DataType.NUMBER, "text where a number is expected"),
        Arguments.of("1,5", DataType.NUMBER, "text where a number is expected"),
        Arguments.of("٣", DataType.NUMBER, "text where a number is expected"),
        Arguments.of(List.of(1), DataType.NUMBER, "an array where a number is expected"),
        Arguments.of(Double.NaN, DataType.NUMBER, "a number where a finite number is expected"),
        Arguments.of(
            Float.POSITIVE_INFINITY, DataType.NUMBER, "a number where a finite number is expected"),
        Arguments.of("yes", DataType.BOOLEAN, "text where true or false is expected"),
        Arguments.of(1, DataType.BOOLEAN, "a number where true or false is expected"),
        Arguments.of("soon", DataType.DATETIME, "text where a date is expected"),
        Arguments.of(1614853230, DataType.DATETIME, "a number where a date is expected"),
        Arguments.of("x", DataType.OBJECT, "text where an object is expected"),
        Arguments.of(List.of(), DataType.OBJECT, "an array where an object is expected"));
  }

  @Test
  void longestNumberIsConverted() {
    assertThat(Converter.convert("9".repeat(100), DataType.NUMBER))
        .isEqualTo(new BigDecimal("9".repeat(100)));
  }
}
