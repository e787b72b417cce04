package io.tributary.testkit.kql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operators that make a condition of two values, or of a value and a list of literals. */
final class Comparisons {

  /** The only operator of two words. */
  static final String MATCHES = "matches regex";

  private static final Map<String, IntPredicate> RELATIONS =
      Map.of(
          "<", order -> order < 0,
          "<=", order -> order <= 0,
          ">", order -> order > 0,
          ">=", order -> order >= 0);

  private Comparisons() {}

  static boolean isOperator(String name) {
    return name.equals("==")
        || name.equals("!=")
        || RELATIONS.containsKey(name)
        || TextOperators.isOperator(name);
  }

  static Expression of(Expression left, String operator, Expression right, Token at) {
    if (operator.equals("==") || operator.equals("!=")) {
      return equality(left, right, operator.equals("=="), at);
    }
    if (operator.equals(MATCHES)) {
      return matching(left, right, at);
    }
    IntPredicate relation = RELATIONS.get(operator);
    return relation == null
        ? textual(left, right, operator, at)
        : relational(left, right, relation, at);
  }

  /** Whether the value is one of the literals, or is none of them. */
  static Expression membership(
      Expression left, Set<Object> literals, boolean ignoringCase, boolean wanted) {
    return Expression.of(
        Type.BOOL,
        row -> {
          Object value = left.value(row);
          if (ignoringCase) {
            value = folded(value);
          } else if (left.type() == Type.STRING) {
            value = Values.text(value);
          }
          return (value != null && literals.contains(comparable(value))) == wanted;
        });
  }

  /** A literal as {@link #membership} compares it. */
  static Object member(Object literal, boolean ignoringCase) {
    return ignoringCase ? folded(literal) : comparable(literal);
  }

  private static String folded(@Nullable Object value) {
    return Values.text(value).toLowerCase(Locale.ROOT);
  }

  private static Object comparable(Object value) {
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  static KqlException incomparable(Expression left, Expression right, Token at) {
    return KqlException.semantics(
        at, "Cannot compare values of types " + left.type() + " and " + right.type());
  }

  private static Expression equality(Expression left, Expression right, boolean wanted, Token at) {
    if (!left.type().equates(right.type())) {
      throw incomparable(left, right, at);
    }
    boolean texts = left.type() == Type.STRING && right.type() == Type.STRING;
    return Expression.of(
        Type.BOOL,
        row -> {
          boolean equal =
              texts
                  ? left.text(row).equals(right.text(row))
                  : Values.equal(left.value(row), right.value(row));
          return equal == wanted;
        });
  }

  /** Numbers alone: Kusto refuses to order texts (SEM0064). */
  private static Expression relational(
      Expression left, Expression right, IntPredicate relation, Token at) {
    for (Expression side : List.of(left, right)) {
      if (!side.type().isNumber() && side.type() != Type.DYNAMIC) {
        throw incomparable(left, right, at);
      }
    }
    return Expression.of(
        Type.BOOL,
        row -> {
          if (left.value(row) instanceof Number one && right.value(row) instanceof Number other) {
            return relation.test(Values.compareNumbers(one, other));
          }
          return null;
        });
  }

  /** Whether the pattern matches somewhere in the text. */
  private static Expression matching(Expression left, Expression right, Token at) {
    if (!left.type().isTextual()) {
      throw KqlException.semantics(at, "'" + MATCHES + "' is for texts, not " + left.type());
    }
    Pattern pattern = Regex.of(right, at);
    return Expression.of(Type.BOOL, row -> pattern.matcher(left.text(row)).find());
  }

  private static Expression textual(Expression left, Expression right, String operator, Token at) {
    if (!left.type().isTextual() || !right.type().isTextual()) {
      throw KqlException.semantics(
          at,
          "'%s' is between texts, not %s and %s".formatted(operator, left.type(), right.type()));
    }
    BiPredicate<String, String> test = TextOperators.operator(operator);
    return Expression.of(Type.BOOL, row -> test.test(left.text(row), right.text(row)));
  }
}
