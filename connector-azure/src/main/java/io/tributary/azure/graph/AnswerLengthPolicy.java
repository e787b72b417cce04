package io.tributary.azure.graph;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.BinaryData;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Says in the headers of an answer how long its body is, also where it came in chunks. The SDK
 * reads answers whole, so that nothing is read for it and nothing copied.
 */
final class AnswerLengthPolicy implements HttpPipelinePolicy {
  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return next.process().doOnNext(AnswerLengthPolicy::say);
  }

  /** What the headers of an answer say of its length. */
  static OptionalLong length(@Nullable HttpHeaders headers) {
    String length = headers == null ? null : headers.getValue(HttpHeaderName.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  private static void say(HttpResponse answer) {
    HttpHeaders headers = answer.getHeaders();
    if (length(headers).isEmpty()) {
      BinaryData body = answer.getBodyAsBinaryData();
      Long length = body == null ? null : body.getLength();
      if (length != null) {
        headers.set(HttpHeaderName.CONTENT_LENGTH, Long.toString(length));
      }
    }
  }
}
