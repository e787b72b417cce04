package io.tributary.azure.recording;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;

/**
 * What kept an answer away, in a word. Messages are not recorded: they name hosts and addresses.
 */
final class FailureKind {
  private FailureKind() {}

  /** {@code unreachable}, {@code timeout}, {@code reset} or {@code failed}. */
  static String of(Throwable failure) {
    String kind = "failed";
    for (Throwable link = failure; link != null; link = link.getCause()) {
      if (link instanceof UnknownHostException
          || link instanceof ConnectException
          || link instanceof UnresolvedAddressException) {
        return "unreachable";
      }
      if (link instanceof TimeoutException || link.getClass().getSimpleName().contains("Timeout")) {
        return "timeout";
      }
      if (link instanceof IOException) {
        kind = "reset";
      }
    }
    return kind;
  }
}
