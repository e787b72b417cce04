package io.tributary.azure.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.Diagnosis;
import io.tributary.azure.failure.Diagnosis.Remedy;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Asks Resource Graph: within the quota, again where that helps, for smaller pages where they are
 * too large. Safe for any number of threads.
 */
public final class GraphClient {
  private static final Duration UNTOLD_WAIT = Duration.ofSeconds(5);

  /** Times are told in whole seconds, which may be less than it takes. */
  private static final Duration ROUNDED = Duration.ofSeconds(1);

  private final GraphTransport transport;
  private final AzureErrors errors;
  private final QuotaGate gate;
  private final Consumer<RequestEvent> listener;
  private final Pause pause;
  private final PageSizes sizes = new PageSizes();

  GraphClient(
      GraphTransport transport,
      AzureErrors errors,
      QuotaGate gate,
      Consumer<RequestEvent> listener,
      Pause pause) {
    this.transport = transport;
    this.errors = errors;
    this.gate = gate;
    this.listener = listener;
    this.pause = pause;
  }

  /**
   * A client of one cloud.
   *
   * @param cloud the cloud, whose hosts are the only ones that see the credential
   * @param credential of a principal in that cloud
   * @param client sends the requests
   * @param gate keeps the principal's quota
   * @param listener told of every request
   */
  public static GraphClient of(
      AzureCloud cloud,
      TokenCredential credential,
      HttpClient client,
      QuotaGate gate,
      Consumer<RequestEvent> listener) {
    return new GraphClient(
        new SdkTransport(cloud, credential, client),
        new AzureErrors(cloud.resourceManagerHost(), cloud.authority()),
        gate,
        listener,
        gate.pause());
  }

  /** What tells why a question failed. */
  public AzureErrors errors() {
    return errors;
  }

  /**
   * One page of a query's result.
   *
   * @param purpose what it is for: names the request in events, and page sizes are remembered by it
   * @param query the query, the same for all pages
   * @param scope where to look, the same for all pages
   * @param token of the page before; empty for the first
   * @throws ConnectorException when it cannot be had
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public GraphAnswer ask(String purpose, GraphQuery query, AzureScope scope, Optional<String> token)
      throws InterruptedException {
    String text = query.text();
    Tries tries = new Tries(pause, gate);
    Duration paused = Duration.ZERO;
    for (int retry = 0; ; retry++) {
      Turn turn = gate.enter();
      Duration waited = paused.plus(turn.waited());
      int top = sizes.of(purpose);
      long sent = pause.nanos();
      GraphTransport.Reply reply;
      try {
        reply = transport.send(text, query.apiVersion(), scope, token, top);
        tell(turn, reply.quota());
      } catch (RuntimeException e) {
        gate.end(turn);
        if (Thread.interrupted()) {
          OptionalLong none = OptionalLong.empty();
          report(purpose, Outcome.FAILED, retry, waited, sent, none, QuotaHeaders.none());
          throw interrupted(e);
        }
        Diagnosis diagnosis = errors.diagnose(e);
        QuotaHeaders quota = QuotaHeaders.of(diagnosis.headers().orElse(null));
        Duration wait = handle(purpose, top, turn, diagnosis, quota, tries);
        OptionalLong bytes = AnswerLengthPolicy.length(diagnosis.headers().orElse(null));
        report(purpose, outcome(diagnosis), retry, waited, sent, bytes, quota);
        Optional<Duration> next = tries.next(diagnosis, wait);
        if (next.isEmpty()) {
          throw exception(diagnosis, tries);
        }
        if (!next.get().isZero()) {
          pause.pass(next.get());
        }
        paused = next.get();
        continue;
      } finally {
        gate.end(turn);
      }
      if (reply.answer().next().isPresent()) { // A last page may be of a few rows.
        sizes.proved(purpose, top);
      }
      // What the host's listener throws is no answer of the service.
      report(purpose, Outcome.ANSWERED, retry, waited, sent, reply.bytes(), reply.quota());
      return reply.answer();
    }
  }

  /**
   * All rows of a query, as one answer: for results that are kept as a whole. Its pages have to fit
   * together, and are read anew if they do not.
   *
   * @param purpose as for {@link #ask}
   * @param scope where to look, of any size
   * @throws ConnectorException when they cannot be had, or never fit
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public GraphAnswer all(String purpose, GraphQuery query, AzureScope scope)
      throws InterruptedException {
    return new WholeResult(this, purpose, query).in(scope);
  }

  /** Does what a failure asks for; returns how long it asks to wait. */
  private Duration handle(
      String purpose, int top, Turn turn, Diagnosis diagnosis, QuotaHeaders quota, Tries tries) {
    if (diagnosis.remedy() == Remedy.WAIT) {
      if (quota.resetsAfter().isPresent()) {
        gate.refused(turn, quota.resetsAfter().get().plus(ROUNDED));
      } else {
        // Resource Manager's, which stands in front, or nobody knows whose.
        Duration wait = quota.retryAfter().orElseGet(() -> tries.backoff(UNTOLD_WAIT));
        gate.turnedAway(turn, wait.compareTo(ROUNDED) < 0 ? ROUNDED : wait);
      }
      return Duration.ZERO; // The gate holds the next try back, and everybody else too.
    }
    if (quota.remaining().isPresent()) {
      tell(turn, quota);
    }
    if (diagnosis.remedy() == Remedy.SMALLER && sizes.halve(purpose, top)) {
      // A page that was too large is known to be; a service in trouble needs time as well.
      return diagnosis.kind() == ErrorKind.BAD_ANSWER
          ? Duration.ZERO
          : tries.backoff(Duration.ofMillis(500));
    }
    return quota.retryAfter().orElseGet(() -> tries.backoff(Duration.ofMillis(500)));
  }

  private void tell(Turn turn, QuotaHeaders quota) {
    if (quota.remaining().isPresent() && quota.resetsAfter().isPresent()) {
      gate.told(turn, quota.remaining().get(), quota.resetsAfter().get());
    } else {
      gate.untold(turn);
    }
  }

  private ConnectorException exception(Diagnosis diagnosis, Tries tries) {
    if (diagnosis.remedy() != Remedy.WAIT) {
      return diagnosis.exception();
    }
    return new ConnectorException(
        diagnosis.kind(),
        "%s; refused %d times, and nothing was taken for %d s"
            .formatted(diagnosis.message(), tries.waits(), gate.refusedFor().toSeconds()),
        diagnosis.cause());
  }

  private void report(
      String purpose,
      Outcome outcome,
      int retry,
      Duration waited,
      long sent,
      OptionalLong bytes,
      QuotaHeaders quota) {
    listener.accept(
        new RequestEvent(
            purpose,
            outcome,
            retry,
            waited,
            Duration.ofNanos(pause.nanos() - sent),
            bytes,
            quota.remaining().map(OptionalInt::of).orElseGet(OptionalInt::empty)));
  }

  private static Outcome outcome(Diagnosis diagnosis) {
    return diagnosis.remedy() == Remedy.WAIT ? Outcome.THROTTLED : Outcome.FAILED;
  }

  private static InterruptedException interrupted(RuntimeException e) {
    InterruptedException interrupted =
        new InterruptedException("Interrupted while waiting for Resource Graph");
    interrupted.initCause(e);
    return interrupted;
  }
}
