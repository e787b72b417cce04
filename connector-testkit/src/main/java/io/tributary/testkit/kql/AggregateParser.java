package io.tributary.testkit.kql;

import io.tributary.testkit.kql.Aggregate.Accumulator;
import io.tributary.testkit.kql.Aggregate.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses the aggregations of {@code summarize}. */
final class AggregateParser {

  /** The most elements of a set, as documented. */
  private static final long LARGEST_SET = 1_048_576;

  private static final Expression ALWAYS = Expression.literal(Type.BOOL, true);

  private final Tokens tokens;
  private final Schema schema;
  private final ExpressionParser parser;
  private final List<Aggregate> aggregates = new ArrayList<>();

  AggregateParser(Tokens tokens, Schema schema) {
    this.tokens = tokens;
    this.schema = schema;
    this.parser = new ExpressionParser(tokens, schema);
  }

  static Aggregate rowCount(String column) {
    return new Aggregate(column, Naming.GIVEN, Type.LONG, () -> new Aggregate.Count(ALWAYS));
  }

  /** At least one, with commas between them. */
  List<Aggregate> aggregates() {
    do {
      aggregate();
    } while (tokens.accept(","));
    return aggregates;
  }

  private void aggregate() {
    String given = tokens.acceptAssignment();
    Token function = tokens.expect(Token.Kind.NAME, "an aggregation");
    tokens.expect("(");
    switch (function.text()) {
      case "count" -> add(given, "count_", Type.LONG, () -> new Aggregate.Count(ALWAYS));
      case "countif" -> {
        Expression condition = parser.condition();
        add(given, "countif_", Type.LONG, () -> new Aggregate.Count(condition));
      }
      case "arg_max", "arg_min" -> extremeRow(given, function);
      case "take_any" -> anyRow(given);
      default -> ofValue(given, function, parser.expression());
    }
    tokens.expect(")");
  }

  private void ofValue(@Nullable String given, Token function, Expression of) {
    String suffix = of.name() == null ? "" : of.name();
    String name = function.text() + "_" + suffix;
    switch (function.text()) {
      case "dcount" -> add(given, name, Type.LONG, () -> new Aggregate.DistinctCount(of));
      case "sum" -> {
        if (!of.type().isNumber()) {
          throw KqlException.semantics(function, "sum() takes numbers, not " + of.type());
        }
        add(given, name, of.type(), () -> new Aggregate.Sum(of));
      }
      case "min", "max" ->
          add(given, name, of.type(), () -> new Aggregate.Extreme(of, function.is("max")));
      case "make_set" -> {
        long most = tokens.accept(",") ? setSize(function) : LARGEST_SET;
        add(given, "set_" + suffix, Type.DYNAMIC, () -> new Aggregate.DistinctValues(of, most));
      }
      default ->
          throw KqlException.semantics(function, "Unknown aggregation '" + function.text() + "'");
    }
  }

  private long setSize(Token function) {
    if (parser.expression().literal() instanceof Long size) {
      return Math.min(size, LARGEST_SET);
    }
    throw KqlException.semantics(function, "make_set() takes a whole number as its size");
  }

  /** The row with the largest or smallest value: that value, and others of the same row. */
  private void extremeRow(@Nullable String given, Token function) {
    Token at = tokens.peek();
    Expression of = parser.expression();
    if (of.type() == Type.DYNAMIC) {
      throw KqlException.semantics(at, "A dynamic value has no order. Please use a cast");
    }
    boolean largest = function.is("arg_max");
    String name = of.name() == null ? (largest ? "max_" : "min_") : of.name();
    add(given, name, of.type(), () -> new Aggregate.OfExtreme(of, largest, of));
    if (tokens.accept(",")) {
      for (Wanted each : wanted()) {
        if (each.naming != Naming.WILDCARD || !each.name.equals(name)) {
          add(each, () -> new Aggregate.OfExtreme(of, largest, each.value));
        }
      }
    }
  }

  private void anyRow(@Nullable String given) {
    List<Wanted> wanted = wanted();
    if (given != null) {
      wanted.set(0, new Wanted(given, Naming.GIVEN, wanted.get(0).value));
    }
    boolean isSingle = wanted.size() == 1; // Then an empty value is avoided.
    wanted.forEach(each -> add(each, () -> new Aggregate.OfFirst(each.value, isSingle)));
  }

  /** A value of the row that an aggregation chooses, and the column that it becomes. */
  private record Wanted(String name, Naming naming, Expression value) {}

  /** Expressions, or all columns. */
  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    if (tokens.accept("*")) {
      schema
          .columns()
          .forEach(
              (name, type) ->
                  wanted.add(new Wanted(name, Naming.WILDCARD, Expression.column(name, type))));
      return wanted;
    }
    do {
      Expression value = parser.expression();
      String name = value.name() == null ? "Column" + (wanted.size() + 1) : value.name();
      wanted.add(new Wanted(name, Naming.DERIVED, value));
    } while (tokens.accept(","));
    return wanted;
  }

  private void add(
      @Nullable String given, String derived, Type type, Supplier<Accumulator> accumulators) {
    aggregates.add(
        given == null
            ? new Aggregate(derived, Naming.DERIVED, type, accumulators)
            : new Aggregate(given, Naming.GIVEN, type, accumulators));
  }

  private void add(Wanted wanted, Supplier<Accumulator> accumulators) {
    aggregates.add(new Aggregate(wanted.name, wanted.naming, wanted.value.type(), accumulators));
  }
}
