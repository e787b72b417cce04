package io.tributary.azure.recording;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.concurrent.CancellationException;
import reactor.core.publisher.Mono;

/** Sends through another client, and tells a recorder. */
final class RecordingHttpClient implements HttpClient {
  /** Where the SDK says that it wants the answer with its whole body. */
  private static final String WHOLE = "azure-eagerly-read-response";

  private static final byte[] NO_BYTES = {};

  private final HttpClient client;
  private final Recorder recorder;

  RecordingHttpClient(HttpClient client, Recorder recorder) {
    this.client = client;
    this.recorder = recorder;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.defer(
        () -> {
          Exchange exchange = recorder.begin(request);
          return client
              .send(request, context)
              .flatMap(answer -> recorded(answer, exchange, isWhole(context)))
              .doOnError(exchange::failed)
              .doOnCancel(() -> exchange.failed(new CancellationException()));
        });
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    Exchange exchange = recorder.begin(request);
    try {
      HttpResponse answer = client.sendSync(request, context);
      return isWhole(context) ? whole(answer, exchange) : new RecordedAnswer(answer, exchange);
    } catch (RuntimeException e) {
      exchange.failed(e);
      throw e;
    }
  }

  private static boolean isWhole(Context context) {
    return Boolean.TRUE.equals(context.getData(WHOLE).orElse(false));
  }

  private static Mono<HttpResponse> recorded(
      HttpResponse answer, Exchange exchange, boolean whole) {
    if (!whole) {
      return Mono.just(new RecordedAnswer(answer, exchange));
    }
    HttpResponse buffered = answer.buffer();
    return buffered
        .getBodyAsByteArray()
        .defaultIfEmpty(NO_BYTES)
        .map(
            body -> {
              exchange.answered(buffered.getStatusCode(), buffered.getHeaders(), body);
              return buffered;
            });
  }

  private static HttpResponse whole(HttpResponse answer, Exchange exchange) {
    HttpResponse buffered = answer.buffer();
    byte[] body =
        buffered.getBodyAsBinaryData() == null
            ? NO_BYTES
            : buffered.getBodyAsBinaryData().toBytes();
    exchange.answered(buffered.getStatusCode(), buffered.getHeaders(), body);
    return buffered;
  }
}
