package io.tributary.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came over the wire. Its text form has no header, query or body: no secrets. */
public final class ReceivedRequest {

  private final String host;
  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final int ordinal;

  private ReceivedRequest(
      String host,
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      int ordinal) {
    this.host = host;
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.ordinal = ordinal;
  }

  /**
   * A request to a host.
   *
   * @param target path and query as the request line has them, escaped
   * @param headers by name in lower case
   */
  static ReceivedRequest of(
      String host, String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return new ReceivedRequest(
        host,
        method,
        decoded(path.replace("+", "%2B")),
        mark < 0 ? Map.of() : pairs(target.substring(mark + 1)),
        Map.copyOf(headers),
        body,
        0);
  }

  /** The same request with its place in the sequence of those to its host and path. */
  public ReceivedRequest withOrdinal(int place) {
    return new ReceivedRequest(host, method, path, query, headers, body, place);
  }

  /** The same request with another body. */
  public ReceivedRequest withBody(String text) {
    return new ReceivedRequest(
        host, method, path, query, headers, text.getBytes(StandardCharsets.UTF_8), ordinal);
  }

  /** The host that the client connected to, in lower case. */
  public String host() {
    return host;
  }

  /** The method, in upper case. */
  public String method() {
    return method;
  }

  /** The path, decoded, without the query. */
  public String path() {
    return path;
  }

  /** The value of a query parameter. Names match exactly; the last of several wins. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The value of a header, by name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body as UTF-8 text. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The fields of a form body. */
  public Map<String, String> form() {
    return pairs(body());
  }

  /** Which request to this host and path it is, counted from 1; 0 before it was counted. */
  public int ordinal() {
    return ordinal;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int sign = pair.indexOf('=');
        pairs.put(
            decoded(sign < 0 ? pair : pair.substring(0, sign)),
            sign < 0 ? "" : decoded(pair.substring(sign + 1)));
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // A broken escape stands for itself: no path or parameter is named so.
    }
  }

  @Override
  public String toString() {
    return method + " https://" + host + path;
  }
}
