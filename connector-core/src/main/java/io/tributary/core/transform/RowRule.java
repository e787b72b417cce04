package io.tributary.core.transform;

import java.util.List;
import java.util.Optional;

/**
 * What is done with a row before records are made of it, in this order.
 *
 * @param objects paths at which the row has an object, if it has anything there; a row with
 *     something else is not what the map is for, and fails
 * @param json paths at which the row has JSON in a string, or the same already read
 * @param skips when a row is left out; the first that holds names why
 * @param whens what must hold for a row; the first that does not names why the row is left out
 * @param forEach the array of which each element makes a record of its own; a row without any
 *     element that can makes one record
 */
public record RowRule(
    List<String> objects,
    List<String> json,
    List<Skip> skips,
    List<When> whens,
    Optional<ForEach> forEach) {
  private static final RowRule PLAIN =
      new RowRule(List.of(), List.of(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public RowRule {
    objects = List.copyOf(objects);
    json = List.copyOf(json);
    skips = List.copyOf(skips);
    whens = List.copyOf(whens);
  }

  /** Nothing at all: each row makes one record. */
  public static RowRule plain() {
    return PLAIN;
  }

  /** The same, for rows that have objects at these paths. */
  public RowRule withObjects(String... paths) {
    return new RowRule(List.of(paths), json, skips, whens, forEach);
  }

  /** The same, with JSON in strings at these paths. */
  public RowRule withJson(String... paths) {
    return new RowRule(objects, List.of(paths), skips, whens, forEach);
  }

  /** The same, without the rows of which one of these conditions holds. */
  public RowRule withSkips(Skip... conditions) {
    return new RowRule(objects, json, List.of(conditions), whens, forEach);
  }

  /** The same, with only the rows for which all of these conditions hold. */
  public RowRule withWhens(When... conditions) {
    return new RowRule(objects, json, skips, List.of(conditions), forEach);
  }

  /** The same, with a record for each element of an array. */
  public RowRule withForEach(ForEach array) {
    return new RowRule(objects, json, skips, whens, Optional.of(array));
  }

  /**
   * An array of which each element makes a record of its own.
   *
   * @param source the path of the array, without {@code []}
   * @param as the key at the row's root under which the element is seen; when it is empty, the keys
   *     of the element, which is an object then, are laid over those of the row
   */
  public record ForEach(String source, String as) {}

  /**
   * When a row is left out.
   *
   * @param rule names the reason; rows are counted under it
   * @param source the path of a text
   * @param in the words that it has, in any casing
   */
  public record Skip(String rule, String source, List<String> in) {
    /** Copies the words. */
    public Skip {
      in = List.copyOf(in);
    }
  }

  /**
   * What must hold for a row.
   *
   * @param rule names why a row is left out for which it does not; rows are counted under it
   * @param condition on a path without {@code []}
   */
  public record When(String rule, Condition condition) {}
}
