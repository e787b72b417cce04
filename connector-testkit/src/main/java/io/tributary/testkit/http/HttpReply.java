package io.tributary.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, and how it is delivered. Immutable.
 *
 * <p>A {@code Content-Length} header set here is sent as it is, right or wrong; without one, the
 * body's true length is announced.
 */
public final class HttpReply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Delivery delivery;

  private HttpReply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delivery = delivery;
  }

  /** An answer without a body. */
  public static HttpReply of(int status) {
    return new HttpReply(status, Map.of(), new byte[0], Delivery.whole());
  }

  /** An answer of JSON. */
  public static HttpReply json(int status, String json) {
    return of(status).withBody("application/json; charset=utf-8", json);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The headers, in the order they are sent. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body as UTF-8 text. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** How it goes over the wire. */
  public Delivery delivery() {
    return delivery;
  }

  /** The same with a header more, or another value of one. */
  public HttpReply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpReply(status, more, body, delivery);
  }

  /** The same without a header. */
  public HttpReply withoutHeader(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.keySet().removeIf(name::equalsIgnoreCase);
    return new HttpReply(status, fewer, body, delivery);
  }

  /** The same with another body. */
  public HttpReply withBody(String contentType, String text) {
    return withBody(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with another body, which must not be changed afterwards. */
  public HttpReply withBody(String contentType, byte[] bytes) {
    return new HttpReply(status, headers, bytes, delivery).withHeader("Content-Type", contentType);
  }

  /** The same, delivered in another way. */
  public HttpReply delivered(Delivery way) {
    return new HttpReply(status, headers, body, way);
  }

  byte[] bytes() {
    return body;
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
