package io.tributary.testkit.kql;

/** A query that is refused, and where. */
public final class KqlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Kind {
    /** It can't be parsed. */
    SYNTAX,
    /** It parses, but names or combines what it may not. */
    SEMANTICS
  }

  private final Kind kind;
  private final int line;
  private final int column;
  private final String token;

  KqlException(Kind kind, Token at, String message) {
    super(message + " at line " + at.line() + ", character " + at.column());
    this.kind = kind;
    this.line = at.line();
    this.column = at.column();
    this.token = at.text();
  }

  static KqlException syntax(Token at, String message) {
    return new KqlException(Kind.SYNTAX, at, message);
  }

  static KqlException semantics(Token at, String message) {
    return new KqlException(Kind.SEMANTICS, at, message);
  }

  /** What is wrong with it. */
  public Kind kind() {
    return kind;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The character in the line, from 0. */
  public int column() {
    return column;
  }

  /** The token that is wrong; {@code <EOF>} at the end. */
  public String token() {
    return token;
  }
}
