package io.tributary.azure.registry;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer 200 whose body comes in two parts. */
final class Answer extends HttpResponse {
  private final byte[] body;

  Answer(HttpRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  @Override
  public int getStatusCode() {
    return 200;
  }

  @Override
  @SuppressWarnings("deprecation")
  public String getHeaderValue(String name) {
    return getHeaders().getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return new HttpHeaders();
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    int half = body.length / 2;
    return Flux.just(
        ByteBuffer.wrap(body, 0, half), ByteBuffer.wrap(body, half, body.length - half));
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(body);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsString(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.just(new String(body, charset));
  }
}
