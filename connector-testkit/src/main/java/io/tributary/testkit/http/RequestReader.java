package io.tributary.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection. Sizes are bounded. */
final class RequestReader {

  private static final int MAX_HEAD = 64 * 1024;
  private static final int MAX_BODY = 8 * 1024 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** What comes before a body: the request line's first two words, and the headers. */
  record Head(String method, String target, Map<String, String> headers) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /**
   * The next request's head, or null when the client closed the connection between requests.
   *
   * @throws MalformedRequest if it is not HTTP/1.1, or too long
   */
  @Nullable Head head() throws IOException {
    Budget budget = new Budget();
    String line = line(budget);
    while (line != null && line.isEmpty()) { // RFC 9112, 2.2: ignore empty lines before a request.
      line = line(budget);
    }
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].equals("HTTP/1.1")) {
      throw new MalformedRequest("Not an HTTP/1.1 request line");
    }
    Map<String, String> headers = new HashMap<>();
    for (String header = required(line(budget)); !header.isEmpty(); ) {
      int colon = header.indexOf(':');
      if (colon <= 0) {
        throw new MalformedRequest("Not a header");
      }
      headers.merge(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          header.substring(colon + 1).trim(),
          (first, next) -> first + ", " + next);
      header = required(line(budget));
    }
    return new Head(words[0].toUpperCase(Locale.ROOT), words[1], headers);
  }

  /** The body that follows a head. */
  byte[] body(Head head, OutputStream out) throws IOException {
    boolean chunked = head.header("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
    String length = head.header("content-length");
    if (!chunked && (length.isEmpty() || length.equals("0"))) {
      return new byte[0];
    }
    if (head.header("expect").equalsIgnoreCase("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    return chunked ? chunks() : exactly(number(length, 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      String line = required(line(new Budget()));
      int extension = line.indexOf(';');
      int size = number(extension < 0 ? line : line.substring(0, extension), 16);
      if (all.size() + size > MAX_BODY) {
        throw new MalformedRequest("A body over " + MAX_BODY + " bytes");
      }
      if (size == 0) {
        break;
      }
      all.write(exactly(size));
      required(line(new Budget()));
    }
    Budget trailers = new Budget();
    while (!required(line(trailers)).isEmpty()) {
      // Trailers carry nothing that is read here.
    }
    return all.toByteArray();
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("The client left in the middle of a body");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws MalformedRequest {
    try {
      int number = Integer.parseInt(text.trim(), radix);
      if (number >= 0 && number <= MAX_BODY) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new MalformedRequest("Not a length");
    }
    throw new MalformedRequest("A body over " + MAX_BODY + " bytes");
  }

  private static String required(@Nullable String line) throws EOFException {
    if (line == null) {
      throw new EOFException("The client left in the middle of a request");
    }
    return line;
  }

  private @Nullable String line(Budget budget) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      budget.spend();
      line.write(next);
      next = in.read();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** What is left of the bytes that a head may have. */
  private static final class Budget {

    private int left = MAX_HEAD;

    void spend() throws MalformedRequest {
      if (--left < 0) {
        throw new MalformedRequest("A head over " + MAX_HEAD + " bytes");
      }
    }
  }

  /** A request that can't be understood. */
  static final class MalformedRequest extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedRequest(String message) {
      super(message);
    }
  }
}
