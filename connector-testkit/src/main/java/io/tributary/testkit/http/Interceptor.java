package io.tributary.testkit.http;

/**
 * Stands between a client and the simulator, to inject faults or to watch. Called by several
 * threads.
 *
 * <pre>{@code
 * (request, simulator) ->
 *     request.path().endsWith("/resources") && request.ordinal() == 2
 *         ? simulator.answer(request).delivered(Delivery.resetAfter(100))
 *         : simulator.answer(request)
 * }</pre>
 */
@FunctionalInterface
public interface Interceptor {

  /**
   * The answer the client gets: the simulator's, a changed one, or one of its own, in which case
   * the simulator never sees the request.
   */
  HttpReply intercept(ReceivedRequest request, Answerer simulator);
}
