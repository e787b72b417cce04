package io.tributary.azure.fault;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;

/** Where in a walk a page is. */
enum Position {
  FIRST,
  MIDDLE,
  LAST;

  /** The position of the page that a request asked for. */
  static Position of(ReceivedRequest request, HttpReply page) {
    if (!request.body().contains("\"$skipToken\"")) {
      return FIRST;
    }
    return page.body().contains("\"$skipToken\"") ? MIDDLE : LAST;
  }
}
