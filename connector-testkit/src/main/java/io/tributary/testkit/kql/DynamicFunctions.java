package io.tributary.testkit.kql;

import static io.tributary.testkit.kql.ScalarFunction.require;
import static io.tributary.testkit.kql.ScalarFunction.unary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of arrays and property bags, by name. */
final class DynamicFunctions {

  /** Numbers, then texts, then all else, then null, as documented. */
  private static final Comparator<@Nullable Object> ARRAY_ORDER =
      Comparator.<@Nullable Object>comparingInt(DynamicFunctions::rank).thenComparing(Values.ORDER);

  private DynamicFunctions() {}

  static Map<String, ScalarFunction> all() {
    Map<String, ScalarFunction> all = new HashMap<>();
    all.put(
        "array_length",
        unary(Type.LONG, value -> value instanceof List<?> list ? (long) list.size() : null));
    all.put("array_sort_asc", new ScalarFunction(1, 1, DynamicFunctions::sorted));
    all.put("strcat_array", new ScalarFunction(2, 2, DynamicFunctions::joined));
    all.put("set_has_element", new ScalarFunction(2, 2, DynamicFunctions::hasElement));
    ScalarFunction bag = new ScalarFunction(2, ScalarFunction.ANY, DynamicFunctions::bag);
    all.put("bag_pack", bag);
    all.put("pack", bag);
    return all;
  }

  private static Expression sorted(List<Expression> args, Token at) {
    Expression array = array(args, at);
    return Expression.of(
            Type.DYNAMIC,
            row -> {
              if (!(array.value(row) instanceof List<?> list)) {
                return null;
              }
              List<@Nullable Object> sorted = new ArrayList<>(list);
              sorted.sort(ARRAY_ORDER);
              return sorted;
            })
        .named(array.name() == null ? null : array.name() + "_sorted");
  }

  private static Expression joined(List<Expression> args, Token at) {
    Expression array = array(args, at);
    require(args.get(1).type() == Type.STRING, at, "strcat_array() takes a delimiter");
    return Expression.of(
        Type.STRING,
        row ->
            array.value(row) instanceof List<?> list
                ? list.stream().map(Values::text).collect(Collectors.joining(args.get(1).text(row)))
                : "");
  }

  private static Expression hasElement(List<Expression> args, Token at) {
    Expression array = array(args, at);
    return Expression.of(
        Type.BOOL,
        row -> {
          Object wanted = args.get(1).value(row);
          return array.value(row) instanceof List<?> list
              && list.stream().anyMatch(element -> Values.equal(element, wanted));
        });
  }

  private static Expression bag(List<Expression> args, Token at) {
    require(args.size() % 2 == 0, at, "A bag is packed of keys and values in turn");
    for (int i = 0; i < args.size(); i += 2) {
      require(args.get(i).type().isTextual(), at, "A bag's key is text");
    }
    return Expression.of(
        Type.DYNAMIC,
        row -> {
          Map<String, @Nullable Object> bag = new LinkedHashMap<>();
          for (int i = 0; i < args.size(); i += 2) {
            bag.put(args.get(i).text(row), args.get(i + 1).value(row));
          }
          return bag;
        });
  }

  private static Expression array(List<Expression> args, Token at) {
    Expression array = args.get(0);
    require(array.type() == Type.DYNAMIC, at, at.text() + "() takes an array");
    return array;
  }

  private static int rank(@Nullable Object value) {
    if (value == null) {
      return 3;
    }
    return value instanceof Number ? 0 : value instanceof String ? 1 : 2;
  }
}
