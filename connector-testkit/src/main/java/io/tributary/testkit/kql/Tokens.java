package io.tributary.testkit.kql;

import io.tributary.testkit.kql.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a list of tokens. */
final class Tokens {

  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Takes the next token if it is this one. */
  boolean accept(String symbolOrName) {
    if (peek().is(symbolOrName)) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes {@code name =} if that is next; the name, or null. */
  @Nullable String acceptAssignment() {
    if (peek().kind() != Kind.NAME || !peek(1).is("=")) {
      return null;
    }
    String name = next().text();
    next();
    return name;
  }

  Token expect(String symbolOrName) {
    Token token = next();
    if (!token.is(symbolOrName)) {
      throw KqlException.syntax(token, "Expected '" + symbolOrName + "'");
    }
    return token;
  }

  Token expect(Kind kind, String what) {
    Token token = next();
    if (token.kind() != kind) {
      throw KqlException.syntax(token, "Expected " + what);
    }
    return token;
  }
}
