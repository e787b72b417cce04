package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value comes from and what it becomes on the way.
 *
 * <p>Either it has sources, of which the first that holds something counts, or it is a constant. An
 * empty string, or a blank one when it is trimmed, counts as nothing, unless any type will do and
 * nothing else can take its place.
 *
 * @param sources paths into the row, in order; empty for a constant
 * @param type what it is converted to
 * @param constant what it always is
 * @param defaultValue what it is when no source holds anything
 * @param conversions of text, applied in order
 */
public record Value(
    List<String> sources,
    DataType type,
    Optional<Object> constant,
    Optional<Object> defaultValue,
    List<Conversion> conversions) {
  /**
   * Copies the lists, the constant and the default.
   *
   * @throws IllegalArgumentException when constant or default is not JSON
   */
  public Value {
    sources = List.copyOf(sources);
    constant = constant.map(PlainData::copyOf);
    defaultValue = defaultValue.map(PlainData::copyOf);
    conversions = List.copyOf(conversions);
  }

  /** Text from a path, or from the first of several that holds something. */
  public static Value of(String... sources) {
    return new Value(
        List.of(sources), DataType.STRING, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * A constant, of the type it has.
   *
   * @param value a string, number, boolean, map or list
   */
  public static Value constant(Object value) {
    return new Value(
        List.of(), PlainData.typeOf(value), Optional.of(value), Optional.empty(), List.of());
  }

  /** The same, converted to a type. */
  public Value as(DataType other) {
    return new Value(sources, other, constant, defaultValue, conversions);
  }

  /**
   * The same with a default.
   *
   * @param value a string, number, boolean, map or list
   */
  public Value orElse(Object value) {
    return new Value(sources, type, constant, Optional.of(value), conversions);
  }

  /** The same with one more conversion. */
  public Value with(Conversion conversion) {
    List<Conversion> more = new ArrayList<>(conversions);
    more.add(conversion);
    return new Value(sources, type, constant, defaultValue, more);
  }

  /** The same in lower case. */
  public Value lower() {
    return with(Conversion.LOWER);
  }

  /** The same in upper case. */
  public Value upper() {
    return with(Conversion.UPPER);
  }

  /** The same without blanks at both ends. */
  public Value trim() {
    return with(Conversion.TRIM);
  }
}
