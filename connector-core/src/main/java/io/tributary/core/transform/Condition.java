package io.tributary.core.transform;

import java.util.List;
import java.util.Optional;

/**
 * A condition on what a row has at a path. It asks one thing of it, and never two.
 *
 * @param source the path; an empty string there is nothing
 * @param exists whether there is something
 * @param in the words of which it is one, in any casing; nothing is none of them
 * @param notIn the words of which it is none, in any casing; nothing is none of them
 * @param matches a regular expression that is found in it, as for {@link Refinement#extract}
 */
public record Condition(
    String source,
    Optional<Boolean> exists,
    List<String> in,
    List<String> notIn,
    Optional<String> matches) {
  /** Copies the words. */
  public Condition {
    in = List.copyOf(in);
    notIn = List.copyOf(notIn);
  }

  /** There is something. */
  public static Condition exists(String source) {
    return new Condition(source, Optional.of(true), List.of(), List.of(), Optional.empty());
  }

  /** There is nothing. */
  public static Condition missing(String source) {
    return new Condition(source, Optional.of(false), List.of(), List.of(), Optional.empty());
  }

  /** It is one of some words. */
  public static Condition in(String source, String... words) {
    return new Condition(source, Optional.empty(), List.of(words), List.of(), Optional.empty());
  }

  /** It is none of some words. */
  public static Condition notIn(String source, String... words) {
    return new Condition(source, Optional.empty(), List.of(), List.of(words), Optional.empty());
  }

  /** A regular expression is found in it. */
  public static Condition matches(String source, String expression) {
    return new Condition(source, Optional.empty(), List.of(), List.of(), Optional.of(expression));
  }
}
