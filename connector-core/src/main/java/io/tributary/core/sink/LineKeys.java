package io.tributary.core.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the key and revision of every line of a file, without building the rest. */
final class LineKeys {
  private static final JsonFactory JSON = new JsonFactory();

  private LineKeys() {}

  /** Reads all lines of a file of whole lines. */
  static void of(Path file, Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long offset = 0;
      long start = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        offset++;
        if (b == '\n') {
          visit(line.toByteArray(), start, visitor);
          line.reset();
          start = offset;
        } else {
          line.write(b);
        }
      }
    }
  }

  /** The key of one line. */
  static String key(byte[] line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      seek(parser, "key");
      return parser.getText();
    }
  }

  private static void visit(byte[] line, long start, Visitor visitor) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      seek(parser, "key");
      String key = parser.getText();
      seek(parser, "revision");
      visitor.visit(key, start, parser.getIntValue());
    }
  }

  /** Goes on to the value of a field of the line's own object. */
  private static void seek(JsonParser parser, String field) throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null) {
      if (token == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(field);
        parser.nextToken();
        if (found) {
          return;
        }
        parser.skipChildren();
      }
      token = parser.nextToken();
    }
    throw new IOException("A line has no \"" + field + "\"");
  }

  /** Is shown a line. */
  @FunctionalInterface
  interface Visitor {
    void visit(String key, long start, int revision) throws IOException;
  }
}
