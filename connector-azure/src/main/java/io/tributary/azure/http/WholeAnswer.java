package io.tributary.azure.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.CoreUtils;
import io.tributary.core.json.ByteBlocks;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is there. Immutable. */
public final class WholeAnswer extends HttpResponse {
  private final HttpResponse answer;
  private final ByteBlocks body;

  /**
   * An answer with another body.
   *
   * @param answer has the status and the headers
   * @param body to give away
   */
  public WholeAnswer(HttpResponse answer, ByteBlocks body) {
    super(answer.getRequest());
    this.answer = answer;
    this.body = body;
  }

  /**
   * Reads the body of an answer.
   *
   * @param answer whose body nobody has read
   * @param most how many bytes it may have; with more, the reading fails with a {@link
   *     ConnectorException} and the answer is closed
   */
  public static Mono<WholeAnswer> read(HttpResponse answer, int most) {
    if (answer instanceof WholeAnswer whole) {
      return Mono.just(whole);
    }
    Flux<ByteBuffer> body = answer.getBody();
    return (body == null ? Flux.<ByteBuffer>empty() : body)
        .collect(
            ByteBlocks::new,
            (blocks, part) -> {
              if (part.remaining() > most - blocks.length()) {
                throw tooLong(answer, most);
              }
              blocks.append(part);
            })
        .map(blocks -> new WholeAnswer(answer, blocks))
        .doOnError(failure -> answer.close());
  }

  private static ConnectorException tooLong(HttpResponse answer, int most) {
    return new ConnectorException(
        ErrorKind.BAD_ANSWER,
        "%s answered with more than %,d bytes"
            .formatted(answer.getRequest().getUrl().getHost(), most));
  }

  /** The body. */
  public ByteBlocks body() {
    return body;
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
    return Flux.defer(() -> Flux.fromIterable(body.buffers()));
  }

  @Override
  public BinaryData getBodyAsBinaryData() {
    return BinaryData.fromListByteBuffer(body.buffers());
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.fromSupplier(body::toByteArray);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return Mono.fromSupplier(
        () ->
            CoreUtils.bomAwareToString(
                body.toByteArray(), getHeaders().getValue(HttpHeaderName.CONTENT_TYPE)));
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.fromSupplier(() -> new String(body.toByteArray(), charset));
  }

  @Override
  public Mono<InputStream> getBodyAsInputStream() {
    return Mono.fromSupplier(body::stream);
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
