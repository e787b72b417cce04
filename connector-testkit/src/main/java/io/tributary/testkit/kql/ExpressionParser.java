package io.tributary.testkit.kql;

import io.tributary.testkit.kql.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses expressions over the columns of one schema, and checks their types. */
final class ExpressionParser {

  private static final int MAX_DEPTH = 100;
  private static final Set<String> IN = Set.of("in", "!in", "in~", "!in~");

  private final Tokens tokens;
  private final Schema schema;
  private int depth;

  ExpressionParser(Tokens tokens, Schema schema) {
    this.tokens = tokens;
    this.schema = schema;
  }

  Expression expression() {
    if (++depth > MAX_DEPTH) {
      throw KqlException.syntax(tokens.peek(), "An expression nested too deeply");
    }
    Expression result = junction("or", true);
    depth--;
    return result;
  }

  /** A condition of {@code where}. */
  Expression condition() {
    Token at = tokens.peek();
    Expression condition = expression();
    if (condition.type() != Type.BOOL) {
      throw KqlException.semantics(
          at, "A condition must be true or false, not " + condition.type());
    }
    return condition;
  }

  /** Operands joined by {@code or}, each operands joined by {@code and}. */
  private Expression junction(String word, boolean decisive) {
    Token at = tokens.peek();
    List<Expression> operands = new ArrayList<>();
    do {
      operands.add(decisive ? junction("and", false) : comparison());
    } while (tokens.accept(word));
    if (operands.size() == 1) {
      return operands.get(0);
    }
    for (Expression operand : operands) {
      if (operand.type() != Type.BOOL) {
        throw KqlException.semantics(at, "'" + word + "' joins conditions, not " + operand.type());
      }
    }
    return Expression.of(
        Type.BOOL,
        row -> {
          Boolean result = !decisive;
          for (Expression operand : operands) {
            Object value = operand.value(row);
            if (value == null) {
              result = null;
            } else if (value.equals(decisive)) {
              return decisive;
            }
          }
          return result;
        });
  }

  private Expression comparison() {
    Expression left = sum();
    Token at = tokens.peek();
    String operator = operator();
    if (operator.isEmpty()) {
      return left;
    }
    return IN.contains(operator)
        ? membership(left, operator, at)
        : Comparisons.of(left, operator, sum(), at);
  }

  /** The comparison that comes next, taken; empty if none does. */
  private String operator() {
    boolean negated = tokens.peek().is("!");
    Token word = tokens.peek(negated ? 1 : 0);
    if (word.is("matches") && !negated && tokens.peek(1).is("regex")) {
      tokens.next();
      tokens.next();
      return Comparisons.MATCHES;
    }
    String name = (negated ? "!" : "") + word.text();
    if (word.kind() == Kind.STRING || !(IN.contains(name) || Comparisons.isOperator(name))) {
      return "";
    }
    if (negated) {
      tokens.next();
    }
    tokens.next();
    return word.is("in") && tokens.accept("~") ? name + "~" : name;
  }

  private Expression membership(Expression left, String operator, Token at) {
    boolean ignoringCase = operator.endsWith("~");
    Set<Object> literals = new HashSet<>();
    tokens.expect("(");
    do {
      Token token = tokens.peek();
      Expression element = sum();
      Object literal = element.literal();
      if (literal == null) {
        throw KqlException.syntax(token, "'" + operator + "' takes literals");
      }
      if (!left.type().equates(element.type())) {
        throw Comparisons.incomparable(left, element, at);
      }
      literals.add(Comparisons.member(literal, ignoringCase));
    } while (tokens.accept(","));
    tokens.expect(")");
    return Comparisons.membership(left, literals, ignoringCase, !operator.startsWith("!"));
  }

  private Expression sum() {
    Expression left = product();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Token operator = tokens.next();
      left = Arithmetic.of(left, product(), operator);
    }
    return left;
  }

  private Expression product() {
    Expression left = unary();
    while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
      Token operator = tokens.next();
      left = Arithmetic.of(left, unary(), operator);
    }
    return left;
  }

  private Expression unary() {
    if (!tokens.peek().is("-")) {
      return postfix(primary());
    }
    Token sign = tokens.next();
    Expression operand = postfix(primary());
    if (operand.literal() instanceof Long number) {
      return Expression.literal(Type.LONG, -number);
    }
    return Arithmetic.of(Expression.literal(Type.LONG, 0L), operand, sign);
  }

  private Expression primary() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case STRING -> Expression.literal(Type.STRING, token.text());
      case NUMBER -> number(token);
      case NAME -> name(token);
      case SYMBOL, END -> enclosed(token);
    };
  }

  /** An expression in parentheses, or a column whose name is in brackets and quotes. */
  private Expression enclosed(Token token) {
    if (token.is("(")) {
      Expression inner = expression();
      tokens.expect(")");
      return inner;
    }
    if (token.is("[")) {
      Expression column = column(tokens.expect(Kind.STRING, "a column's name"));
      tokens.expect("]");
      return column;
    }
    throw KqlException.syntax(token, "Expected an expression");
  }

  private static Expression number(Token token) {
    try {
      return token.text().contains(".")
          ? Expression.literal(Type.REAL, Double.valueOf(token.text()))
          : Expression.literal(Type.LONG, Long.valueOf(token.text()));
    } catch (NumberFormatException e) {
      throw KqlException.syntax(token, "A number out of range");
    }
  }

  private Expression name(Token token) {
    if (token.is("true") || token.is("false")) {
      return Expression.literal(Type.BOOL, token.is("true"));
    }
    if (!tokens.accept("(")) {
      return column(token);
    }
    List<Expression> args = new ArrayList<>();
    if (!tokens.peek().is(")")) {
      do {
        args.add(expression());
      } while (tokens.accept(","));
    }
    tokens.expect(")");
    return Functions.call(token, args);
  }

  private Expression column(Token token) {
    Type type = schema.type(token.text());
    if (type == null) {
      throw KqlException.semantics(
          token, "Failed to resolve scalar expression named '" + token.text() + "'");
    }
    return Expression.column(token.text(), type);
  }

  /** What follows a primary: {@code .name}, {@code ['name']}, {@code [0]}. */
  private Expression postfix(Expression primary) {
    Expression result = primary;
    while (tokens.peek().is(".") || tokens.peek().is("[")) {
      Token mark = tokens.next();
      if (result.type() != Type.DYNAMIC) {
        throw KqlException.semantics(mark, "A " + result.type() + " has no properties");
      }
      if (mark.is(".")) {
        result = property(result, tokens.expect(Kind.NAME, "a property's name").text());
      } else if (tokens.peek().kind() == Kind.STRING) {
        result = property(result, tokens.next().text());
        tokens.expect("]");
      } else {
        boolean negative = tokens.accept("-");
        Token index = tokens.expect(Kind.NUMBER, "an index or a property's name");
        Long position = Values.toLong(index.text());
        result = element(result, negative, position == null ? 0 : position);
        tokens.expect("]");
      }
    }
    return result;
  }

  private static Expression property(Expression of, String name) {
    return Expression.of(
            Type.DYNAMIC,
            row -> {
              Object value = of.value(row);
              return value instanceof Map<?, ?> map ? map.get(name) : null;
            })
        .named(of.name() == null ? null : of.name() + "_" + name);
  }

  private static Expression element(Expression of, boolean fromEnd, long position) {
    return Expression.of(
            Type.DYNAMIC,
            row -> {
              Object value = of.value(row);
              if (!(value instanceof List<?> list)) {
                return null;
              }
              long index = fromEnd ? list.size() - position : position;
              return index >= 0 && index < list.size() ? list.get((int) index) : null;
            })
        .named(of.name() == null ? null : of.name() + "_" + position);
  }
}
