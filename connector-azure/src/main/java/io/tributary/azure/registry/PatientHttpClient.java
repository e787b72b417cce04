package io.tributary.azure.registry;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.tributary.azure.http.WholeAnswer;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Reads answers whole, up to a bound, and sends a request again when its failure is one that
 * passes. Nothing outside of it does: a sign-in is several requests, and none but the failed one is
 * worth another try.
 */
final class PatientHttpClient implements HttpClient {
  private static final int RETRIES = 2;
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final long LONGEST_RETRY_AFTER = 5;
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final String PURPOSE = "container-registry";

  private final HttpClient client;
  private final Consumer<RequestEvent> listener;

  PatientHttpClient(HttpClient client, Consumer<RequestEvent> listener) {
    this.client = client;
    this.listener = listener;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.defer(() -> tried(request, context, new AtomicInteger()));
  }

  private Mono<HttpResponse> tried(HttpRequest request, Context context, AtomicInteger tries) {
    return Mono.defer(() -> once(request, context, tries.getAndIncrement()))
        .flatMap(
            answer ->
                PASSING.contains(answer.getStatusCode())
                    ? Mono.<HttpResponse>error(new Passing(answer))
                    : Mono.just(answer))
        .retryWhen(Retry.from(failures -> failures.concatMap(PatientHttpClient::pause)))
        .onErrorResume(Passing.class, last -> Mono.just(last.answer));
  }

  private static Mono<Long> pause(Retry.RetrySignal signal) {
    Optional<Duration> wait = wait(signal.failure());
    return wait.isPresent() && signal.totalRetries() < RETRIES
        ? Mono.delay(wait.get())
        : Mono.error(signal.failure());
  }

  /** How long to wait before another try, if that makes sense. */
  private static Optional<Duration> wait(Throwable failure) {
    if (failure instanceof Passing passing) {
      String wait = passing.answer.getHeaders().getValue(HttpHeaderName.RETRY_AFTER);
      if (wait == null) {
        return Optional.of(WAIT);
      }
      return wait.matches("\\d{1,4}") && Long.parseLong(wait) <= LONGEST_RETRY_AFTER
          ? Optional.of(Duration.ofSeconds(Long.parseLong(wait)))
          : Optional.empty();
    }
    boolean quick = !failure.getClass().getSimpleName().contains("Timeout");
    return failure instanceof IOException && quick ? Optional.of(WAIT) : Optional.empty();
  }

  private Mono<HttpResponse> once(HttpRequest request, Context context, int retry) {
    long sent = System.nanoTime();
    return client
        .send(request, context.addData("azure-eagerly-read-response", false))
        .flatMap(answer -> WholeAnswer.read(answer, RegistryHttpClient.LONGEST_ANSWER))
        .doOnSuccess(
            answer -> report(outcome(answer), retry, sent, OptionalLong.of(answer.body().length())))
        .doOnError(failure -> report(Outcome.FAILED, retry, sent, OptionalLong.empty()))
        .cast(HttpResponse.class);
  }

  private static Outcome outcome(HttpResponse answer) {
    int status = answer.getStatusCode();
    if (status == 429) {
      return Outcome.THROTTLED;
    }
    return status < 500 ? Outcome.ANSWERED : Outcome.FAILED;
  }

  private void report(Outcome outcome, int retry, long sent, OptionalLong bytes) {
    listener.accept(
        new RequestEvent(
            PURPOSE,
            outcome,
            retry,
            Duration.ZERO,
            Duration.ofNanos(System.nanoTime() - sent),
            bytes,
            OptionalInt.empty()));
  }

  /** An answer that may be another one soon. */
  private static final class Passing extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient HttpResponse answer;

    Passing(HttpResponse answer) {
      super("", null, false, false);
      this.answer = answer;
    }
  }
}
