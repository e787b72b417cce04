package io.tributary.testkit.kql;

import io.tributary.testkit.kql.Aggregate.Naming;
import io.tributary.testkit.kql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses a query, operator by operator, keeping track of the columns. */
final class QueryParser {

  private static final int MAX_LENGTH = 512 * 1024;
  private static final int MAX_OPERATORS = 100;
  private static final String DEFAULT_TABLE = "resources";
  private static final Set<String> OPERATORS =
      Set.of(
          "where",
          "extend",
          "project",
          "project-away",
          "project-rename",
          "order",
          "sort",
          "take",
          "limit",
          "top",
          "distinct",
          "count",
          "summarize");

  private final Tokens tokens;
  private final List<Operator> operators = new ArrayList<>();
  private Map<String, Type> columns;
  private boolean limited;
  private boolean ordered;

  QueryParser(String text, Schema schema) {
    if (text.length() > MAX_LENGTH) {
      throw KqlException.syntax(
          new Token(Kind.END, "<EOF>", 1, 0, 0, 0), "A query over " + MAX_LENGTH + " characters");
    }
    this.tokens = new Tokens(Lexer.tokens(text));
    this.columns = new LinkedHashMap<>(schema.columns());
  }

  Query query() {
    String table = DEFAULT_TABLE;
    if (OPERATORS.contains(tokens.peek().text())) { // The table may be left out.
      operator();
    } else {
      table = tokens.expect(Kind.NAME, "a table").text().toLowerCase(Locale.ROOT);
    }
    while (tokens.accept("|")) {
      if (operators.size() == MAX_OPERATORS) {
        throw KqlException.syntax(tokens.peek(), "More than " + MAX_OPERATORS + " operators");
      }
      operator();
    }
    if (tokens.peek().kind() != Kind.END) {
      throw KqlException.syntax(tokens.peek(), "Expected '|'");
    }
    return new Query(table, Schema.of(columns), operators, limited, ordered);
  }

  private void operator() {
    Token token = tokens.expect(Kind.NAME, "an operator");
    switch (hyphenated(token)) {
      case "where" -> where();
      case "extend" -> extend();
      case "project" -> project();
      case "project-away" -> projectAway();
      case "project-rename" -> projectRename();
      case "order", "sort" -> {
        tokens.expect("by");
        sort(Long.MAX_VALUE);
      }
      case "top" -> {
        long limit = limit();
        tokens.expect("by");
        sort(limit);
      }
      case "take", "limit" -> {
        long limit = limit();
        operators.add((Stage) scan -> scan.first(limit));
      }
      case "distinct" -> distinct();
      case "count" -> group(Map.of(), List.of(AggregateParser.rowCount("Count")), token);
      case "summarize" -> summarize();
      default -> throw KqlException.semantics(token, "Unknown operator '" + token.text() + "'");
    }
  }

  /** An operator's name, which may be two words with a hyphen. */
  private String hyphenated(Token first) {
    if (tokens.peek().is("-") && tokens.peek().start() == first.end()) {
      tokens.next();
      return first.text() + "-" + tokens.expect(Kind.NAME, "an operator").text();
    }
    return first.text();
  }

  private ExpressionParser expressions() {
    return new ExpressionParser(tokens, Schema.of(columns));
  }

  private void where() {
    Expression condition = expressions().condition();
    operators.add(new Filter(condition::holds));
  }

  private void extend() {
    Map<String, Expression> added = named(true);
    added.forEach((name, expression) -> columns.put(name, expression.type()));
    operators.add(
        (RowStep)
            row -> {
              Map<String, @Nullable Object> extended = new LinkedHashMap<>(row);
              added.forEach((name, expression) -> extended.put(name, expression.value(row)));
              return extended;
            });
  }

  private void project() {
    Map<String, Expression> kept = named(true);
    columns = new LinkedHashMap<>();
    kept.forEach((name, expression) -> columns.put(name, expression.type()));
    operators.add(
        (RowStep)
            row -> {
              Map<String, @Nullable Object> projected = new LinkedHashMap<>();
              kept.forEach((name, expression) -> projected.put(name, expression.value(row)));
              return projected;
            });
  }

  private void projectAway() {
    List<String> away = columnNames();
    columns.keySet().removeAll(away);
    operators.add(
        (RowStep)
            row -> {
              Map<String, @Nullable Object> rest = new LinkedHashMap<>(row);
              rest.keySet().removeAll(away);
              return rest;
            });
  }

  /** Renamed columns stay where they are. */
  private void projectRename() {
    Map<String, String> names = new LinkedHashMap<>(); // New ones by the old.
    do {
      Token name = tokens.expect(Kind.NAME, "a column's new name");
      tokens.expect("=");
      if (columns.containsKey(name.text()) || names.containsValue(name.text())) {
        throw repeated(name.text(), name);
      }
      names.put(columnName(), name.text());
    } while (tokens.accept(","));
    columns = renamed(columns, names);
    operators.add((RowStep) row -> renamed(row, names));
  }

  private static <V extends @Nullable Object> Map<String, V> renamed(
      Map<String, V> columns, Map<String, String> names) {
    Map<String, V> renamed = new LinkedHashMap<>();
    columns.forEach((name, value) -> renamed.put(names.getOrDefault(name, name), value));
    return renamed;
  }

  private List<String> columnNames() {
    List<String> names = new ArrayList<>();
    do {
      names.add(columnName());
    } while (tokens.accept(","));
    return names;
  }

  private String columnName() {
    Token name = tokens.expect(Kind.NAME, "a column");
    if (!columns.containsKey(name.text())) {
      throw KqlException.semantics(name, "Failed to resolve column named '" + name.text() + "'");
    }
    return name.text();
  }

  /** Expressions by the name given, or derived, or counted up. */
  private Map<String, Expression> named(boolean dynamicToo) {
    Map<String, Expression> named = new LinkedHashMap<>();
    do {
      Token at = tokens.peek();
      String given = tokens.acceptAssignment();
      Expression expression = expressions().expression();
      if (!dynamicToo) {
        requireScalar(expression, at);
      }
      String name = given != null ? given : expression.name();
      put(named, name == null ? "Column" + (named.size() + 1) : name, expression, at);
    } while (tokens.accept(","));
    return named;
  }

  private static void put(
      Map<String, Expression> named, String name, Expression expression, Token at) {
    if (named.put(name, expression) != null) {
      throw repeated(name, at);
    }
  }

  private static KqlException repeated(String name, Token at) {
    return KqlException.semantics(at, "A column named '" + name + "' is there already");
  }

  private static void requireScalar(Expression expression, Token at) {
    if (expression.type() == Type.DYNAMIC) {
      throw KqlException.semantics(
          at, "A key is of a 'dynamic' type. Please use an explicit cast, for example tostring()");
    }
  }

  private long limit() {
    limited = true;
    Token token = tokens.expect(Kind.NUMBER, "a number of rows");
    Long limit = Values.toLong(token.text());
    if (limit == null || token.text().contains(".")) {
      throw KqlException.syntax(token, "Expected a whole number of rows");
    }
    return limit;
  }

  private void sort(long limit) {
    List<Sort.Key> keys = new ArrayList<>();
    do {
      Token at = tokens.peek();
      Expression expression = expressions().expression();
      requireScalar(expression, at);
      boolean ascending = tokens.accept("asc");
      if (!ascending) {
        tokens.accept("desc"); // The default.
      }
      keys.add(new Sort.Key(expression, ascending));
    } while (tokens.accept(","));
    operators.add(new Sort(keys, limit));
    ordered = true;
  }

  private void distinct() {
    Map<String, Expression> groups = new LinkedHashMap<>();
    Token at = tokens.peek();
    if (tokens.accept("*")) {
      columns.forEach((name, type) -> groups.put(name, Expression.column(name, type)));
      groups.values().forEach(group -> requireScalar(group, at));
    } else {
      groups.putAll(named(false));
    }
    group(groups, List.of(), at);
  }

  private void summarize() {
    Token at = tokens.peek();
    List<Aggregate> aggregates =
        at.is("by") ? List.of() : new AggregateParser(tokens, Schema.of(columns)).aggregates();
    group(tokens.accept("by") ? named(false) : Map.of(), aggregates, at);
  }

  private void group(Map<String, Expression> groups, List<Aggregate> aggregates, Token at) {
    columns = new LinkedHashMap<>();
    groups.forEach((name, expression) -> columns.put(name, expression.type()));
    List<Aggregate> kept = new ArrayList<>();
    for (Aggregate aggregate : aggregates) {
      String name = aggregate.column();
      if (aggregate.naming() == Naming.WILDCARD && groups.containsKey(name)) {
        continue;
      }
      if (aggregate.naming() == Naming.GIVEN && columns.containsKey(name)) {
        throw repeated(name, at);
      }
      for (int i = 1; columns.containsKey(name); i++) {
        name = aggregate.column() + i;
      }
      columns.put(name, aggregate.type());
      kept.add(aggregate.named(name));
    }
    operators.add(new Summary(groups, kept));
    ordered = false;
  }
}
