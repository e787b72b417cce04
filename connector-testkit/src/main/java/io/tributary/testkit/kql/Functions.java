package io.tributary.testkit.kql;

import static io.tributary.testkit.kql.ScalarFunction.cast;
import static io.tributary.testkit.kql.ScalarFunction.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scalar functions that are known, by name. */
final class Functions {

  private static final Map<String, ScalarFunction> ALL = new HashMap<>();

  static {
    ALL.putAll(TextFunctions.all());
    ALL.putAll(DynamicFunctions.all());
    ALL.put("tostring", cast(Type.STRING, Values::text));
    ALL.put("toint", cast(Type.LONG, Values::toLong));
    ALL.put("tolong", cast(Type.LONG, Values::toLong));
    ALL.put("todouble", cast(Type.REAL, Values::toDouble));
    ALL.put("parse_json", cast(Type.DYNAMIC, Values::parsed));
    ALL.put("isnull", new ScalarFunction(1, 1, (args, at) -> isNull(args.get(0), true)));
    ALL.put("isnotnull", new ScalarFunction(1, 1, (args, at) -> isNull(args.get(0), false)));
    ALL.put("not", new ScalarFunction(1, 1, Functions::not));
    ALL.put("coalesce", new ScalarFunction(2, 64, Functions::coalesce));
    ALL.put("case", new ScalarFunction(3, ScalarFunction.ANY, Functions::caseOf));
    ALL.put("iff", new ScalarFunction(3, 3, Functions::caseOf));
    ALL.put("iif", new ScalarFunction(3, 3, Functions::caseOf));
  }

  private Functions() {}

  static Expression call(Token name, List<Expression> args) {
    ScalarFunction function = ALL.get(name.text());
    if (function == null) {
      throw KqlException.semantics(name, "Unknown function '" + name.text() + "'");
    }
    if (args.size() < function.least() || args.size() > function.most()) {
      throw KqlException.semantics(
          name, "The function '" + name.text() + "' does not take " + args.size() + " arguments");
    }
    return function.maker().make(args, name);
  }

  private static Expression isNull(Expression arg, boolean wanted) {
    return arg.type() == Type.STRING // Text is never null.
        ? Expression.of(Type.BOOL, row -> !wanted)
        : Expression.of(Type.BOOL, row -> (arg.value(row) == null) == wanted);
  }

  private static Expression not(List<Expression> args, Token at) {
    Expression arg = args.get(0);
    require(arg.type() == Type.BOOL, at, "not() takes a condition");
    return Expression.of(
        Type.BOOL,
        row -> {
          Object value = arg.value(row);
          return value == null ? null : !(Boolean) value;
        });
  }

  private static Expression coalesce(List<Expression> args, Token at) {
    Type type = common(args, at);
    return Expression.of(
        type,
        row -> {
          for (Expression arg : args) {
            Object value = arg.value(row);
            if (value != null && !value.equals("")) {
              return value;
            }
          }
          return null;
        });
  }

  /** Conditions and values in turn, then the value when none holds. */
  private static Expression caseOf(List<Expression> args, Token at) {
    require(args.size() % 2 == 1, at, "case() ends with the value when nothing else holds");
    int last = args.size() - 1;
    List<Expression> conditions = every(args, 0, last);
    List<Expression> values = every(args, 1, last);
    for (Expression condition : conditions) {
      require(condition.type() == Type.BOOL, at, "A condition must be true or false");
    }
    List<Expression> all = new ArrayList<>(values);
    all.add(args.get(last));
    return Expression.of(
        common(all, at),
        row -> {
          for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(row)) {
              return values.get(i).value(row);
            }
          }
          return args.get(last).value(row);
        });
  }

  private static List<Expression> every(List<Expression> args, int first, int end) {
    List<Expression> some = new ArrayList<>();
    for (int i = first; i < end; i += 2) {
      some.add(args.get(i));
    }
    return some;
  }

  private static Type common(List<Expression> args, Token at) {
    Type type = args.get(0).type();
    for (Expression arg : args) {
      require(
          type.equates(arg.type()), at, "Values of types " + type + " and " + arg.type() + " mix");
      type = type == Type.DYNAMIC ? arg.type() : type;
    }
    return type;
  }
}
