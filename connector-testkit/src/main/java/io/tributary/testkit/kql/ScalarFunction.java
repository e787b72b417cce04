package io.tributary.testkit.kql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scalar function: how many arguments it takes, and what it does.
 *
 * @param least how many arguments it takes at least
 * @param most how many at most
 * @param maker makes a call's expression
 */
record ScalarFunction(int least, int most, Maker maker) {

  /** Any number of arguments. */
  static final int ANY = Integer.MAX_VALUE;

  /** Makes a call's expression of its arguments. */
  interface Maker {
    Expression make(List<Expression> args, Token at);
  }

  /** A function of one value. */
  interface Unary {
    @Nullable Object apply(@Nullable Object value);
  }

  static ScalarFunction unary(Type type, Unary function) {
    return new ScalarFunction(
        1, 1, (args, at) -> Expression.of(type, row -> function.apply(args.get(0).value(row))));
  }

  /** A cast keeps the name that its argument gives to a column. */
  static ScalarFunction cast(Type type, Unary function) {
    return new ScalarFunction(
        1,
        1,
        (args, at) ->
            Expression.of(type, row -> function.apply(args.get(0).value(row)))
                .named(args.get(0).name()));
  }

  static void require(boolean holds, Token at, String message) {
    if (!holds) {
      throw KqlException.semantics(at, message);
    }
  }
}
