package io.tributary.testkit.kql;

/**
 * A word of a query.
 *
 * @param text the word; of a string literal, what it stands for
 * @param line from 1
 * @param column from 0
 * @param start offset of its first character in the query
 * @param end offset after its last one
 */
record Token(Kind kind, String text, int line, int column, int start, int end) {

  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String symbolOrName) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrName);
  }
}
