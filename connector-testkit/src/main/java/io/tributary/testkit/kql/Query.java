package io.tributary.testkit.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A compiled query. Immutable, and safe for use by several threads. */
public final class Query {

  private final String table;
  private final Schema schema;
  private final List<Operator> operators;
  private final boolean limited;
  private final boolean ordered;

  Query(String table, Schema schema, List<Operator> operators, boolean limited, boolean ordered) {
    this.table = table;
    this.schema = schema;
    this.operators = List.copyOf(operators);
    this.limited = limited;
    this.ordered = ordered;
  }

  /**
   * Compiles a query.
   *
   * @param columns the columns that every table has
   * @throws KqlException if it is refused
   */
  public static Query parse(String text, Schema columns) {
    return new QueryParser(text, columns).query();
  }

  /**
   * The tokens of a query, where a literal string is {@code '…'} and a literal number {@code 0}: a
   * value that is put into a query must not change them.
   *
   * @throws KqlException if it has characters that are no token
   */
  public static List<String> shape(String text) {
    return Lexer.tokens(text).stream()
        .map(
            token ->
                switch (token.kind()) {
                  case STRING -> "'…'";
                  case NUMBER -> "0";
                  case NAME, SYMBOL, END -> token.text();
                })
        .toList();
  }

  /** The table it reads, in lower case. */
  public String table() {
    return table;
  }

  /** The columns of its result. */
  public Schema schema() {
    return schema;
  }

  /** Whether it limits its result itself, with {@code take}, {@code limit} or {@code top}. */
  public boolean isLimited() {
    return limited;
  }

  /** Whether its result is in an order that it asked for. */
  public boolean isOrdered() {
    return ordered;
  }

  /**
   * Runs it. The result holds positions, not rows, as long as the query does not group.
   *
   * @param visible which rows of the table the caller may see
   */
  public Rows run(Rows rows, Predicate<Map<String, @Nullable Object>> visible) {
    Rows current = rows;
    List<RowStep> pending = new ArrayList<>();
    pending.add(new Filter(visible));
    for (Operator operator : operators) {
      if (operator instanceof RowStep step) {
        pending.add(step);
      } else if (operator instanceof Stage stage) {
        current = stage.apply(new Scan(current, pending));
        pending.clear();
      }
    }
    return pending.isEmpty() ? current : new Scan(current, pending).all();
  }
}
