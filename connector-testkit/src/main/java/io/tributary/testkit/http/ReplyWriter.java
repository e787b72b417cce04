package io.tributary.testkit.http;

import io.tributary.testkit.http.Delivery.Ending;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes answers to one connection, as their delivery says. */
final class ReplyWriter {

  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          206, "Partial Content",
          307, "Temporary Redirect",
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          429, "Too Many Requests",
          500, "Internal Server Error",
          503, "Service Unavailable");

  private final OutputStream out;

  ReplyWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, 16 * 1024);
  }

  /** Writes what the delivery lets through; the caller sees to the connection's ending. */
  void write(HttpReply reply, boolean headOnly) throws IOException {
    Delivery delivery = reply.delivery();
    if (delivery.bodyBytes() == Delivery.NOTHING) {
      return;
    }
    out.write(head(reply).getBytes(StandardCharsets.ISO_8859_1));
    if (!headOnly) {
      body(reply.bytes(), delivery);
    }
    out.flush();
  }

  private static String head(HttpReply reply) {
    StringBuilder head =
        new StringBuilder("HTTP/1.1 ")
            .append(reply.status())
            .append(' ')
            .append(REASONS.getOrDefault(reply.status(), "Status"))
            .append("\r\n");
    boolean measured = reply.status() == 204 || reply.status() == 304;
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      measured |= header.getKey().equalsIgnoreCase("Content-Length");
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    if (!measured) {
      head.append("Content-Length: ").append(reply.bytes().length).append("\r\n");
    }
    if (reply.delivery().ending() == Ending.CLOSE
        && reply.delivery().bodyBytes() >= reply.bytes().length) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString();
  }

  private void body(byte[] body, Delivery delivery) throws IOException {
    int size = Math.min(body.length, delivery.bodyBytes());
    if (delivery.pause().isZero()) {
      out.write(body, 0, size);
      return;
    }
    for (int at = 0; at < size; at++) {
      out.flush();
      try {
        Thread.sleep(delivery.pause().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("Stopped while dripping").initCause(e);
      }
      out.write(body[at]);
    }
  }
}
