package io.tributary.core.failure;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** The lines of a text, none of which is held unless it is short enough. For one thread. */
final class BoundedLines implements Closeable {
  private static final int END = -1;

  private final Reader in;
  private final int longest;
  private int ahead;

  /**
   * The lines of a reader, which is closed with them.
   *
   * @param in buffers what it reads
   * @param longest how many characters a line may have
   */
  BoundedLines(Reader in, int longest) throws IOException {
    this.in = in;
    this.longest = longest;
    this.ahead = in.read();
  }

  boolean hasNext() {
    return ahead != END;
  }

  /**
   * The next line, without its end.
   *
   * @throws IllegalArgumentException when it is too long
   */
  String next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (; ahead != END && ahead != '\n'; ahead = in.read()) {
      if (line.length() == longest) {
        throw new IllegalArgumentException("The line has more than " + longest + " characters");
      }
      line.append((char) ahead);
    }
    ahead = ahead == END ? END : in.read();
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
