package io.tributary.testkit.http;

import java.util.Optional;

/**
 * Decides at the proxy whether a client gets a tunnel to a host, to inject the faults of a proxy.
 * Called by several threads.
 *
 * <pre>{@code
 * host -> isDown.get() ? Optional.of(HttpReply.of(502)) : Optional.empty()
 * }</pre>
 */
@FunctionalInterface
public interface Doorkeeper {

  /**
   * What the client gets instead of a tunnel, after which the connection is closed; empty to let it
   * through. Only hosts that the simulator stands in for come here.
   *
   * @param host in lower case
   */
  Optional<HttpReply> refusal(String host);
}
