package io.tributary.testkit.kql;

import io.tributary.testkit.kql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a query into tokens. */
final class Lexer {

  private static final List<String> SYMBOLS =
      List.of(
          "==", "!=", "=~", "!~", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "%", "(", ")", "[",
          "]", ",", ".", "|", "!", "~", ";");

  private static final Map<Character, String> ESCAPES =
      Map.of('n', "\n", 'r', "\r", 't', "\t", '\\', "\\", '\'', "'", '"', "\"");

  private final String query;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private Lexer(String query) {
    this.query = query;
  }

  static List<Token> tokens(String query) {
    Lexer lexer = new Lexer(query);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (skipBlank()) {
      char first = query.charAt(at);
      if (Character.isLetter(first) || first == '_' || first == '$') {
        add(Kind.NAME, wordEnd(at));
      } else if (Character.isDigit(first)) {
        number();
      } else if (first == '\'' || first == '"') {
        string(first);
      } else if (first == '@' && (peek(1) == '\'' || peek(1) == '"')) {
        verbatim(peek(1));
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Kind.END, "<EOF>", line, at - lineStart, at, at));
  }

  private boolean skipBlank() {
    while (at < query.length()) {
      char next = query.charAt(at);
      if (next == '\n') {
        line++;
        lineStart = at + 1;
      } else if (next == '/' && peek(1) == '/') {
        while (at + 1 < query.length() && query.charAt(at + 1) != '\n') {
          at++;
        }
      } else if (!Character.isWhitespace(next)) {
        return true;
      }
      at++;
    }
    return false;
  }

  private char peek(int ahead) {
    return at + ahead < query.length() ? query.charAt(at + ahead) : '\0';
  }

  private void add(Kind kind, int end) {
    add(kind, query.substring(at, end), end);
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, line, at - lineStart, at, end));
    at = end;
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < query.length()
        && (Character.isLetterOrDigit(query.charAt(end)) || query.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private void number() {
    int end = digitsEnd(at);
    if (end + 1 < query.length()
        && query.charAt(end) == '.'
        && Character.isDigit(query.charAt(end + 1))) {
      end = digitsEnd(end + 1);
    }
    if (wordEnd(end) != end) { // 1d, 0x1F, 1e5: not among what is known here.
      throw error("A number of an unknown form");
    }
    add(Kind.NUMBER, end);
  }

  private int digitsEnd(int start) {
    int end = start;
    while (end < query.length() && query.charAt(end) >= '0' && query.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private void string(char quote) {
    StringBuilder text = new StringBuilder();
    int next = at + 1;
    while (next < query.length() && query.charAt(next) != quote) {
      char character = query.charAt(next);
      if (character == '\n' || character == '\r') {
        break;
      }
      if (character == '\\') {
        next = escape(next + 1, text);
      } else {
        text.append(character);
        next++;
      }
    }
    if (next >= query.length() || query.charAt(next) != quote) {
      throw error("A string literal without an end");
    }
    add(Kind.STRING, text.toString(), next + 1);
  }

  /** Appends what an escape stands for; returns the offset after it. */
  private int escape(int next, StringBuilder text) {
    if (next >= query.length()) {
      throw error("A string literal without an end");
    }
    char name = query.charAt(next);
    if (name == 'u' || name == 'x') {
      int digits = name == 'u' ? 4 : 2;
      try {
        text.append((char) Integer.parseInt(query.substring(next + 1, next + 1 + digits), 16));
        return next + 1 + digits;
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw error("An escape without its " + digits + " hexadecimal digits");
      }
    }
    String meaning = ESCAPES.get(name);
    if (meaning == null) {
      throw error("The unknown escape \\" + name);
    }
    text.append(meaning);
    return next + 1;
  }

  private void verbatim(char quote) {
    StringBuilder text = new StringBuilder();
    int next = at + 2;
    while (next < query.length()) {
      char character = query.charAt(next);
      if (character == quote) {
        if (next + 1 >= query.length() || query.charAt(next + 1) != quote) {
          add(Kind.STRING, text.toString(), next + 1);
          return;
        }
        next++;
      } else if (character == '\n' || character == '\r') {
        break;
      }
      text.append(character);
      next++;
    }
    throw error("A string literal without an end");
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (query.startsWith(symbol, at)) {
        add(Kind.SYMBOL, at + symbol.length());
        return;
      }
    }
    throw error("An unexpected character");
  }

  private KqlException error(String message) {
    String text = query.substring(at, Math.min(query.length(), at + 20));
    return KqlException.syntax(new Token(Kind.SYMBOL, text, line, at - lineStart, at, at), message);
  }
}
