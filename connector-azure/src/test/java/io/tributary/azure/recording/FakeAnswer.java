package io.tributary.azure.recording;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.FluxUtil;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer as a test says. */
final class FakeAnswer extends HttpResponse {
  private final int status;
  private final HttpHeaders headers = new HttpHeaders();
  private final Flux<byte[]> body;

  FakeAnswer(int status, String body) {
    this(status, Flux.just(body.getBytes(StandardCharsets.UTF_8)));
  }

  FakeAnswer(int status, Flux<byte[]> body) {
    super(new HttpRequest(HttpMethod.GET, "https://management.azure.com/"));
    this.status = status;
    this.body = body;
  }

  FakeAnswer with(String header, String value) {
    headers.set(HttpHeaderName.fromString(header), value);
    return this;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  @SuppressWarnings("deprecation")
  public String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return body.map(ByteBuffer::wrap);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return FluxUtil.collectBytesInByteBufferStream(getBody());
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsString(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
  }
}
