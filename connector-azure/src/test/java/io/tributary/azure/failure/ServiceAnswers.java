package io.tributary.azure.failure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.json.JsonProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the SDK throws. */
public final class ServiceAnswers {
  private ServiceAnswers() {}

  /** An answer with a code of an error. */
  public static ManagementException failed(int status, String code) {
    return new ManagementException(
        "failed", bodiless(status, new HttpHeaders()), new ManagementError(code, "details"));
  }

  /**
   * An answer with headers and a code of an error, which is in the details as the service has it.
   */
  public static ManagementException failed(int status, HttpHeaders headers, String code) {
    String json =
        "{\"code\":\"BadRequest\",\"message\":\"Please provide below info when asking for"
            + " support\",\"details\":[{\"code\":\""
            + code
            + "\",\"message\":\"details\"}]}";
    try {
      ManagementError error = ManagementError.fromJson(JsonProviders.createReader(json));
      return new ManagementException("failed", bodiless(status, headers), error);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer without a body. */
  public static HttpResponse bodiless(int status, HttpHeaders headers) {
    return new Streaming(status, headers, Flux.empty());
  }

  /** An answer whose body comes in pieces, if it comes. */
  public static HttpResponse streaming(int status, Flux<ByteBuffer> body) {
    return new Streaming(status, new HttpHeaders(), body);
  }

  private static final class Streaming extends HttpResponse {
    private final int status;
    private final HttpHeaders headers;
    private final Flux<ByteBuffer> body;

    Streaming(int status, HttpHeaders headers, Flux<ByteBuffer> body) {
      super(new HttpRequest(HttpMethod.POST, "https://management.azure.com/"));
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return body;
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.empty();
    }
  }
}
