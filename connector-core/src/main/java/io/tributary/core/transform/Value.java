package io.tributary.core.transform;

import io.tributary.transform.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param lookup what words of a source stand for, whatever their casing; a word that is not there
 *     stays as it is, and one that stands for an empty string counts as nothing
 */
public record Value(
    List<String> sources,
    DataType type,
    Optional<Object> constant,
    Optional<Object> defaultValue,
    List<Conversion> conversions,
    Map<String, String> lookup) {
  /**
   * Copies the lists, the constant, the default and the lookup, whose words become lower case.
   *
   * @throws IllegalArgumentException when constant or default is not JSON
   */
  public Value {
    sources = List.copyOf(sources);
    constant = constant.map(PlainData::copyOf);
    defaultValue = defaultValue.map(PlainData::copyOf);
    conversions = List.copyOf(conversions);
    Map<String, String> words = new TreeMap<>();
    lookup.forEach((word, meaning) -> words.put(word.toLowerCase(Locale.ROOT), meaning));
    lookup = Collections.unmodifiableMap(words);
  }

  /** Text from a path, or from the first of several that holds something. */
  public static Value of(String... sources) {
    return new Value(
        List.of(sources), DataType.STRING, Optional.empty(), Optional.empty(), List.of(), Map.of());
  }

  /**
   * A constant, of the type it has.
   *
   * @param value a string, number, boolean, map or list
   */
  public static Value constant(Object value) {
    return new Value(
        List.of(),
        PlainData.typeOf(value),
        Optional.of(value),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /** The same, converted to a type. */
  public Value as(DataType other) {
    return new Value(sources, other, constant, defaultValue, conversions, lookup);
  }

  /**
   * The same with a default.
   *
   * @param value a string, number, boolean, map or list
   */
  public Value orElse(Object value) {
    return new Value(sources, type, constant, Optional.of(value), conversions, lookup);
  }

  /** The same with one more conversion. */
  public Value with(Conversion conversion) {
    List<Conversion> more = new ArrayList<>(conversions);
    more.add(conversion);
    return new Value(sources, type, constant, defaultValue, more, lookup);
  }

  /** The same, with the words of its sources looked up. */
  public Value lookingUp(Map<String, String> meanings) {
    return new Value(sources, type, constant, defaultValue, conversions, meanings);
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
