package io.tributary.azure.failure;

import com.azure.core.http.HttpHeaders;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.util.List;
import java.util.Optional;

/**
 * What a failed request means.
 *
 * @param kind the category
 * @param remedy what can be done about it by trying again
 * @param message what, where, what to do; no secret
 * @param codes of the answer's error, the most telling first; empty where it has none
 * @param headers of the answer, where there was one
 * @param cause what was thrown
 */
public record Diagnosis(
    ErrorKind kind,
    Remedy remedy,
    String message,
    List<String> codes,
    Optional<HttpHeaders> headers,
    Throwable cause) {
  /** Copies the codes. */
  public Diagnosis {
    codes = List.copyOf(codes);
  }

  /** What can be done about a failed request by trying again. */
  public enum Remedy {
    /** Nothing: the answer would be the same. */
    NONE,
    /** Wait as long as the answer says. */
    WAIT,
    /** Try again after a pause. */
    AGAIN,
    /** Ask for less at once. */
    SMALLER
  }

  /** What is thrown when nothing helped. */
  public ConnectorException exception() {
    return new ConnectorException(kind, message, cause);
  }
}
