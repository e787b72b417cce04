package io.tributary.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy on the loopback address that lets CONNECT through to chosen hosts only, and stands in for
 * them itself: TLS ends on the very socket the client opened, so that a reset or a stall reaches
 * the client as it was meant. One daemon thread per connection.
 */
public final class ConnectProxy implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectProxy.class);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int MAX_REFUSED = 1_000;
  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final Certificates certificates;
  private final Predicate<String> hosts;
  private final Doorkeeper doorkeeper;
  private final Answerer answerer;
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  private ConnectProxy(
      ServerSocket listener,
      Certificates certificates,
      Predicate<String> hosts,
      Doorkeeper doorkeeper,
      Answerer answerer) {
    this.listener = listener;
    this.certificates = certificates;
    this.hosts = hosts;
    this.doorkeeper = doorkeeper;
    this.answerer = answerer;
    String name = "azure-simulator-" + COUNT.incrementAndGet() + "-";
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, name + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Listens.
   *
   * @param port the port on 127.0.0.1, or 0 for any
   * @param hosts which host names, in lower case, it stands in for
   * @param doorkeeper may refuse a tunnel to one of them
   * @param answerer answers the requests to them
   * @throws IOException if the port is taken
   */
  public static ConnectProxy start(
      int port,
      Certificates certificates,
      Predicate<String> hosts,
      Doorkeeper doorkeeper,
      Answerer answerer)
      throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
          BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw new IOException("The simulator can't listen on 127.0.0.1:" + port, e);
    }
    ConnectProxy proxy = new ConnectProxy(listener, certificates, hosts, doorkeeper, answerer);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** The hosts that clients wanted and were refused, oldest first; the first thousand. */
  public List<String> refusedHosts() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("The listener did not close in order", e);
    }
    open.forEach(ConnectProxy::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        if (listener.isClosed()) {
          closeQuietly(socket); // It came while the others were being closed.
        } else {
          threads.execute(() -> serve(socket));
        }
      } catch (IOException | RejectedExecutionException e) {
        if (!listener.isClosed()) {
          LOG.warn("A connection could not be accepted", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, certificates.serverContext(), this::admits, doorkeeper, answerer)
          .serve();
    } catch (IOException e) {
      LOG.debug("A client left", e); // Clients come and go: resets and timeouts are theirs.
    } finally {
      open.remove(socket);
    }
  }

  private boolean admits(String authority) {
    int colon = authority.lastIndexOf(':');
    String host = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (authority.endsWith(":443") && hosts.test(host)) {
      return true;
    }
    if (refused.size() < MAX_REFUSED) {
      refused.add(host);
    }
    return false;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection did not close in order", e);
    }
  }
}
