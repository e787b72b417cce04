package io.tributary.testkit.http;

/** Answers requests. Called by several threads. */
@FunctionalInterface
public interface Answerer {

  /** The answer to a request. */
  HttpReply answer(ReceivedRequest request);
}
