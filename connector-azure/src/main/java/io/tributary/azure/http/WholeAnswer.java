package io.tributary.azure.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.CoreUtils;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is there. Immutable. */
public final class WholeAnswer extends HttpResponse {
  private final HttpResponse answer;
  private final byte[] body;

  /**
   * An answer with another body.
   *
   * @param answer has the status and the headers
   * @param body to give away
   */
  public WholeAnswer(HttpResponse answer, byte[] body) {
    super(answer.getRequest());
    this.answer = answer;
    this.body = body;
  }

  /** How many bytes the body has. */
  public int length() {
    return body.length;
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
    return Flux.defer(() -> Flux.just(ByteBuffer.wrap(body)));
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(body);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return Mono.fromSupplier(
        () -> CoreUtils.bomAwareToString(body, getHeaders().getValue(HttpHeaderName.CONTENT_TYPE)));
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.fromSupplier(() -> new String(body, charset));
  }

  @Override
  public HttpResponse buffer() {
    return this;
  }

  @Override
  public void close() {
    answer.close();
  }
}
