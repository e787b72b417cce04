package io.tributary.azure.recording;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.CoreUtils;
import com.azure.core.util.FluxUtil;
import io.tributary.azure.graph.PromptHttpClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is recorded as it is read, as far as it is. */
final class RecordedAnswer extends HttpResponse {
  /** Nobody takes a longer one: of a body that is as long the recording says that it broke off. */
  private static final int MOST = PromptHttpClient.MOST_BYTES + 1;

  private final HttpResponse answer;
  private final Exchange exchange;

  RecordedAnswer(HttpResponse answer, Exchange exchange) {
    super(answer.getRequest());
    this.answer = answer;
    this.exchange = exchange;
  }

  @Override
  public int getStatusCode() {
    return answer.getStatusCode();
  }

  @Override
  @SuppressWarnings("deprecation") // The SDK still asks for it.
  public @Nullable String getHeaderValue(String name) {
    return getHeaders().getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return answer.getHeaders();
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.defer(
        () -> {
          Flux<ByteBuffer> body = answer.getBody();
          ByteArrayOutputStream read = new ByteArrayOutputStream();
          return (body == null ? Flux.<ByteBuffer>empty() : body)
              .doOnNext(part -> keep(part.duplicate(), read))
              .doOnComplete(() -> answered(read))
              .doOnError(failure -> brokeOff(read, failure))
              .doOnCancel(() -> brokeOff(read, new CancellationException()));
        });
  }

  private static void keep(ByteBuffer part, ByteArrayOutputStream read) {
    byte[] bytes = new byte[Math.min(part.remaining(), MOST - read.size())];
    part.get(bytes);
    read.writeBytes(bytes);
  }

  private void answered(ByteArrayOutputStream body) {
    if (body.size() >= MOST) {
      brokeOff(body, new IllegalStateException("Recorded as far as " + MOST + " bytes"));
      return;
    }
    exchange.answered(getStatusCode(), getHeaders(), body.toByteArray());
  }

  private void brokeOff(ByteArrayOutputStream part, Throwable failure) {
    exchange.brokeOff(getStatusCode(), getHeaders(), part.toByteArray(), failure);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return FluxUtil.collectBytesInByteBufferStream(getBody());
  }

  @Override
  public Mono<String> getBodyAsString() {
    String type = getHeaders().getValue(HttpHeaderName.CONTENT_TYPE);
    return getBodyAsByteArray().map(bytes -> CoreUtils.bomAwareToString(bytes, type));
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
  }

  /** An answer that nobody read the body of is recorded without. */
  @Override
  public void close() {
    answered(new ByteArrayOutputStream());
    answer.close();
  }
}
