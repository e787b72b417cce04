package io.tributary.testkit.http;

import io.tributary.testkit.http.Delivery.Ending;
import io.tributary.testkit.http.RequestReader.Head;
import io.tributary.testkit.http.RequestReader.MalformedRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: the CONNECT, the TLS handshake, then request after request. */
final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** How long a silent client is kept. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final Socket socket;
  private final SSLContext tls;
  private final Predicate<String> admits;
  private final Doorkeeper doorkeeper;
  private final Answerer answerer;

  Connection(
      Socket socket,
      SSLContext tls,
      Predicate<String> admits,
      Doorkeeper doorkeeper,
      Answerer answerer) {
    this.socket = socket;
    this.tls = tls;
    this.admits = admits;
    this.doorkeeper = doorkeeper;
    this.answerer = answerer;
  }

  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) IDLE.toMillis());
    String host = connect();
    if (host == null) {
      return;
    }
    try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true)) {
      secure.setUseClientMode(false);
      secure.startHandshake();
      answerAll(host, secure);
    }
  }

  /** The host asked for, after telling the client to go on; null if it was turned away. */
  private @Nullable String connect() throws IOException {
    // Unbuffered: what follows the head belongs to TLS.
    Head head = new RequestReader(socket.getInputStream()).head();
    if (head == null) {
      return null;
    }
    if (!head.method().equals("CONNECT") || !admits.test(head.target())) {
      say("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return null;
    }
    String host =
        head.target().substring(0, head.target().lastIndexOf(':')).toLowerCase(Locale.ROOT);
    Optional<HttpReply> refusal = doorkeeper.refusal(host);
    if (refusal.isPresent()) {
      new ReplyWriter(socket.getOutputStream()).write(refusal.get(), false);
      stays(refusal.get().delivery().ending(), socket.getInputStream());
      return null;
    }
    say("HTTP/1.1 200 Connection established\r\n\r\n");
    return host;
  }

  private void say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private void answerAll(String host, SSLSocket secure) throws IOException {
    InputStream in = new BufferedInputStream(secure.getInputStream());
    RequestReader reader = new RequestReader(in);
    ReplyWriter writer = new ReplyWriter(secure.getOutputStream());
    try {
      boolean open = true;
      while (open) {
        Head head = reader.head();
        if (head == null) {
          return;
        }
        byte[] body = reader.body(head, secure.getOutputStream());
        ReceivedRequest request =
            ReceivedRequest.of(host, head.method(), head.target(), head.headers(), body);
        HttpReply reply = answer(request);
        writer.write(reply, head.method().equals("HEAD"));
        open = stays(reply.delivery().ending(), in) && !asksToClose(head);
      }
    } catch (MalformedRequest e) {
      HttpReply reply = HttpReply.of(400).withBody("text/plain", e.getMessage() + "\n");
      writer.write(reply.delivered(new Delivery(Delivery.ALL, Ending.CLOSE, Duration.ZERO)), false);
    }
  }

  private HttpReply answer(ReceivedRequest request) {
    try {
      return answerer.answer(request);
    } catch (RuntimeException e) {
      LOG.error("The simulator failed to answer {}", request, e);
      return HttpReply.of(500).withBody("text/plain", "The simulator failed: see its log\n");
    }
  }

  private boolean stays(Ending ending, InputStream in) throws IOException {
    if (ending == Ending.STALL) {
      in.transferTo(OutputStream.nullOutputStream()); // Ends when the client leaves.
    } else if (ending == Ending.RESET) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
    return ending == Ending.KEEP;
  }

  private static boolean asksToClose(Head head) {
    return head.header("connection").equalsIgnoreCase("close");
  }
}
