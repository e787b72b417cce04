package io.tributary.azure.fault;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import java.util.Optional;

/** What a fault does to an answer. One object for one run: it may remember. */
@FunctionalInterface
interface Effect {
  /** The answer that the client gets instead of a page. */
  HttpReply on(ReceivedRequest request, HttpReply page);

  /** What any request gets because of what happened before, whatever it asks for. */
  default Optional<HttpReply> afterwards(ReceivedRequest request) {
    return Optional.empty();
  }
}
