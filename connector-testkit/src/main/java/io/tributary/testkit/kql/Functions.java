package io.tributary.testkit.kql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The scalar functions that are known, by name. */
final class Functions {

  private static final int ANY = Integer.MAX_VALUE;
  private static final Map<String, Function> ALL = new HashMap<>();

  /** Makes the call's expression of its arguments. */
  private interface Maker {
    Expression make(List<Expression> args, Token at);
  }

  /** How many arguments a function takes, and what it does. */
  private record Function(int least, int most, Maker maker) {}

  /** A function of one value. */
  private interface Unary {
    @Nullable Object apply(@Nullable Object value);
  }

  static {
    unary("tolower", Type.STRING, value -> Values.text(value).toLowerCase(Locale.ROOT));
    unary("toupper", Type.STRING, value -> Values.text(value).toUpperCase(Locale.ROOT));
    unary("strlen", Type.LONG, value -> (long) Values.text(value).length());
    unary("hash", Type.LONG, value -> XxHash.of(Values.text(value)));
    unary("isempty", Type.BOOL, value -> Values.text(value).isEmpty());
    unary("isnotempty", Type.BOOL, value -> !Values.text(value).isEmpty());
    unary("array_length", Type.LONG, Functions::arrayLength);
    cast("tostring", Type.STRING, Values::text);
    cast("toint", Type.LONG, Values::toLong);
    cast("tolong", Type.LONG, Values::toLong);
    cast("todouble", Type.REAL, Values::toDouble);
    cast("parse_json", Type.DYNAMIC, Values::parsed);
    define("isnull", 1, 1, (args, at) -> isNull(args.get(0), true));
    define("isnotnull", 1, 1, (args, at) -> isNull(args.get(0), false));
    define("not", 1, 1, Functions::not);
    define("strcat", 1, 64, Functions::strcat);
    define("split", 2, 3, Functions::split);
    define("extract", 3, 3, Functions::extract);
    define("coalesce", 2, 64, Functions::coalesce);
    define("case", 3, ANY, Functions::caseOf);
    define("iff", 3, 3, Functions::caseOf);
    define("iif", 3, 3, Functions::caseOf);
  }

  private Functions() {}

  static Expression call(Token name, List<Expression> args) {
    Function function = ALL.get(name.text());
    if (function == null) {
      throw KqlException.semantics(name, "Unknown function '" + name.text() + "'");
    }
    if (args.size() < function.least || args.size() > function.most) {
      throw KqlException.semantics(
          name, "The function '" + name.text() + "' does not take " + args.size() + " arguments");
    }
    return function.maker.make(args, name);
  }

  private static void define(String name, int least, int most, Maker maker) {
    ALL.put(name, new Function(least, most, maker));
  }

  private static void unary(String name, Type type, Unary function) {
    define(
        name,
        1,
        1,
        (args, at) -> Expression.of(type, row -> function.apply(args.get(0).value(row))));
  }

  /** A cast keeps the name that its argument gives to a column. */
  private static void cast(String name, Type type, Unary function) {
    define(
        name,
        1,
        1,
        (args, at) ->
            Expression.of(type, row -> function.apply(args.get(0).value(row)))
                .named(args.get(0).name()));
  }

  private static @Nullable Long arrayLength(@Nullable Object value) {
    return value instanceof List<?> list ? (long) list.size() : null;
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

  private static Expression strcat(List<Expression> args, Token at) {
    return Expression.of(
        Type.STRING,
        row -> {
          StringBuilder text = new StringBuilder();
          args.forEach(arg -> text.append(arg.text(row)));
          return text.toString();
        });
  }

  private static Expression split(List<Expression> args, Token at) {
    require(args.get(0).type().isTextual(), at, "split() takes text");
    require(args.get(1).literal() instanceof String, at, "split() takes a literal delimiter");
    String delimiter = Values.text(args.get(1).literal());
    require(!delimiter.isEmpty(), at, "split() takes a delimiter");
    Pattern pattern = Pattern.compile(delimiter, Pattern.LITERAL);
    return Expression.of(
        Type.DYNAMIC,
        row -> {
          List<String> parts = Arrays.asList(pattern.split(args.get(0).text(row), -1));
          if (args.size() == 2) {
            return parts;
          }
          Long index = Values.toLong(args.get(2).value(row));
          return index == null || index < 0 || index >= parts.size()
              ? List.of()
              : List.of(parts.get(index.intValue()));
        });
  }

  private static Expression extract(List<Expression> args, Token at) {
    require(args.get(0).literal() instanceof String, at, "extract() takes a literal pattern");
    require(args.get(1).literal() instanceof Long, at, "extract() takes a literal group number");
    require(args.get(2).type().isTextual(), at, "extract() takes text");
    Pattern pattern;
    try {
      pattern = Pattern.compile(Values.text(args.get(0).literal()));
    } catch (PatternSyntaxException e) {
      throw KqlException.semantics(at, "extract() has a pattern that is none");
    }
    Long group = Values.toLong(args.get(1).literal());
    int number = group == null ? 0 : group.intValue();
    require(
        number >= 0 && number <= pattern.matcher("").groupCount(),
        at,
        "extract() has no such group in its pattern");
    return Expression.of(
        Type.STRING,
        row -> {
          Matcher matcher = pattern.matcher(args.get(2).text(row));
          String found = matcher.find() ? matcher.group(number) : null;
          return found == null ? "" : found;
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

  private static void require(boolean holds, Token at, String message) {
    if (!holds) {
      throw KqlException.semantics(at, message);
    }
  }
}
