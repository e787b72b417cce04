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
 * @param lookup what words of a source stand for, whatever their casing: text, numbers or booleans,
 *     which are then converted; a number or boolean of the source counts as the word it is written
 *     with. A word that is not there stands for what {@link #ANY_OTHER} does, else it stays as it
 *     is; one that stands for an empty string counts as nothing.
 * @param refinement what only some values need
 */
public record Value(
    List<String> sources,
    DataType type,
    Optional<Object> constant,
    Optional<Object> defaultValue,
    List<Conversion> conversions,
    Map<String, Object> lookup,
    Refinement refinement) {
  /** In a lookup, stands for every word that is not there. */
  public static final String ANY_OTHER = "*";

  /**
   * Copies the lists, the constant, the default and the lookup, whose words become lower case.
   *
   * @throws IllegalArgumentException when constant, default or a meaning is not JSON
   */
  public Value {
    sources = List.copyOf(sources);
    constant = constant.map(PlainData::copyOf);
    defaultValue = defaultValue.map(PlainData::copyOf);
    conversions = List.copyOf(conversions);
    Map<String, Object> words = new TreeMap<>();
    lookup.forEach(
        (word, meaning) -> words.put(word.toLowerCase(Locale.ROOT), PlainData.copyOf(meaning)));
    lookup = Collections.unmodifiableMap(words);
  }

  /** Text from a path, or from the first of several that holds something. */
  public static Value of(String... sources) {
    return new Value(
        List.of(sources),
        DataType.STRING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Refinement.none());
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
        Map.of(),
        Refinement.none());
  }

  /** The same, converted to a type. */
  public Value as(DataType other) {
    return new Value(sources, other, constant, defaultValue, conversions, lookup, refinement);
  }

  /**
   * The same with a default.
   *
   * @param value a string, number, boolean, map or list
   */
  public Value orElse(Object value) {
    return new Value(sources, type, constant, Optional.of(value), conversions, lookup, refinement);
  }

  /** The same with one more conversion. */
  public Value with(Conversion conversion) {
    List<Conversion> more = new ArrayList<>(conversions);
    more.add(conversion);
    return new Value(sources, type, constant, defaultValue, more, lookup, refinement);
  }

  /** The same, with the words of its sources looked up. */
  public Value lookingUp(Map<String, ?> meanings) {
    return new Value(
        sources, type, constant, defaultValue, conversions, Map.copyOf(meanings), refinement);
  }

  /** The same, refined. */
  public Value with(Refinement other) {
    return new Value(sources, type, constant, defaultValue, conversions, lookup, other);
  }

  /**
   * A date that is written in a pattern: letters of {@link java.time.format.DateTimeFormatter}, or
   * one of the words of {@link Refinement}.
   */
  public Value dated(String pattern) {
    return as(DataType.DATETIME).with(refinement.withPattern(pattern));
  }

  /** A date that the record has in a format, in the same words. */
  public Value formatted(String format) {
    return as(DataType.DATETIME).with(refinement.withFormat(format));
  }

  /** The elements of an array as one text; the last {@code []} of a source is the array. */
  public Value join(String glue) {
    return with(refinement.withJoin(glue));
  }

  /** What the group of a regular expression first matches. */
  public Value extract(String expression) {
    return with(refinement.withExtract(expression));
  }

  /** What a function that a host registers makes of it. */
  public Value call(String function) {
    return with(refinement.withCall(function));
  }

  /** The parts of a text as an array. */
  public Value split(String separator) {
    return with(refinement.withSplit(separator));
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
