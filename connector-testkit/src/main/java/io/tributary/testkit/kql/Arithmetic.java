package io.tributary.testkit.kql;

import org.jspecify.annotations.Nullable;

/** The operators between two numbers; null if an operand is. */
final class Arithmetic {

  private Arithmetic() {}

  static Expression of(Expression left, Expression right, Token operator) {
    if (!left.type().isNumber() || !right.type().isNumber()) {
      throw KqlException.semantics(
          operator,
          "'%s' is between numbers, not %s and %s"
              .formatted(operator.text(), left.type(), right.type()));
    }
    char sign = operator.text().charAt(0);
    boolean whole = left.type() == Type.LONG && right.type() == Type.LONG;
    return Expression.of(
        whole ? Type.LONG : Type.REAL,
        row -> {
          if (left.value(row) instanceof Number one && right.value(row) instanceof Number other) {
            return whole
                ? whole(sign, one.longValue(), other.longValue())
                : (Object) real(sign, one.doubleValue(), other.doubleValue());
          }
          return null;
        });
  }

  private static @Nullable Long whole(char sign, long left, long right) {
    return switch (sign) {
      case '+' -> left + right;
      case '-' -> left - right;
      case '*' -> left * right;
      case '/' -> right == 0 ? null : (Long) (left / right);
      default -> // Kusto's modulo is never negative.
          right == 0 ? null : (Long) Math.floorMod(left, Math.abs(right));
    };
  }

  private static double real(char sign, double left, double right) {
    return switch (sign) {
      case '+' -> left + right;
      case '-' -> left - right;
      case '*' -> left * right;
      case '/' -> left / right;
      default -> left - right * Math.floor(left / right);
    };
  }
}
