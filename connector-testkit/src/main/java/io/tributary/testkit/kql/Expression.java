package io.tributary.testkit.kql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression.
 *
 * @param name the column it makes when it is given no other name; null when it has none
 * @param literal its value, if it is a literal
 */
record Expression(
    Type type, @Nullable String name, @Nullable Object literal, Evaluation evaluation) {

  /** The value for a row. */
  @FunctionalInterface
  interface Evaluation {
    @Nullable Object of(Map<String, @Nullable Object> row);
  }

  static Expression of(Type type, Evaluation evaluation) {
    return new Expression(type, null, null, evaluation);
  }

  static Expression literal(Type type, Object value) {
    return new Expression(type, null, value, row -> value);
  }

  static Expression column(String name, Type type) {
    return new Expression(type, name, null, row -> row.get(name));
  }

  Expression named(@Nullable String derived) {
    return new Expression(type, derived, literal, evaluation);
  }

  @Nullable Object value(Map<String, @Nullable Object> row) {
    return evaluation.of(row);
  }

  String text(Map<String, @Nullable Object> row) {
    return Values.text(evaluation.of(row));
  }

  /** Whether it is true, not false or null, for a row. */
  boolean holds(Map<String, @Nullable Object> row) {
    return Boolean.TRUE.equals(evaluation.of(row));
  }
}
