package io.tributary.azure.registry;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.core.util.FluxUtil;
import io.tributary.azure.graph.PromptHttpClient;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import java.net.URL;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the requests for one registry. Whatever a challenge, a link or a redirect says, the
 * credential goes to the registry's host alone, and nothing goes anywhere without TLS. Answers are
 * read whole, up to a bound.
 */
final class RegistryHttpClient implements HttpClient {
  /** A manifest, a config or a list: well above what any of them is, well below what hurts. */
  static final int LONGEST_ANSWER = 8 * 1024 * 1024;

  /** An answer that takes longer is not worth the wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String PURPOSE = "container-registry";

  private final HttpClient client;
  private final String host;
  private final Consumer<RequestEvent> listener;

  private RegistryHttpClient(HttpClient client, String host, Consumer<RequestEvent> listener) {
    this.client = client;
    this.host = host;
    this.listener = listener;
  }

  /** A client for the registry with this host. */
  static HttpClient of(HttpClient client, String host, Consumer<RequestEvent> listener) {
    return PromptHttpClient.within(PATIENCE, new RegistryHttpClient(client, host, listener));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.defer(
        () -> {
          if (!isAllowed(request)) {
            return Mono.error(
                new ConnectorException(
                    ErrorKind.BAD_ANSWER, host + " wants the credential sent to another host"));
          }
          long sent = System.nanoTime();
          return client
              .send(request, context.addData("azure-eagerly-read-response", false))
              .flatMap(this::whole)
              .doOnSuccess(answer -> report(outcome(answer), sent))
              .doOnError(failure -> report(Outcome.FAILED, sent));
        });
  }

  private boolean isAllowed(HttpRequest request) {
    URL url = request.getUrl();
    boolean own = url.getHost().equals(host) && (url.getPort() < 0 || url.getPort() == 443);
    boolean bare =
        request.getHttpMethod() == HttpMethod.GET
            && request.getHeaders().get(HttpHeaderName.AUTHORIZATION) == null
            && request.getHeaders().get(HttpHeaderName.COOKIE) == null;
    return url.getProtocol().equals("https") && (own || bare);
  }

  private Mono<HttpResponse> whole(HttpResponse answer) {
    AtomicInteger left = new AtomicInteger(LONGEST_ANSWER);
    Flux<ByteBuffer> body = answer.getBody();
    return FluxUtil.collectBytesInByteBufferStream(
            (body == null ? Flux.<ByteBuffer>empty() : body)
                .doOnNext(
                    part -> {
                      if (left.addAndGet(-part.remaining()) < 0) {
                        throw new ConnectorException(
                            ErrorKind.BAD_ANSWER,
                            host + " answered with more than " + LONGEST_ANSWER + " bytes");
                      }
                    }))
        .map(bytes -> new WholeAnswer(answer, bytes));
  }

  private static Outcome outcome(HttpResponse answer) {
    int status = answer.getStatusCode();
    if (status == 429) {
      return Outcome.THROTTLED;
    }
    return status < 500 ? Outcome.ANSWERED : Outcome.FAILED;
  }

  private void report(Outcome outcome, long sent) {
    listener.accept(
        new RequestEvent(
            PURPOSE,
            outcome,
            Duration.ZERO,
            Duration.ofNanos(System.nanoTime() - sent),
            OptionalInt.empty()));
  }
}
