package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.tributary.azure.failure.ServiceAnswers;
import io.tributary.azure.http.WholeAnswer;
import io.tributary.core.json.ByteBlocks;
import io.tributary.record.Document;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class RowsPolicyTest {
  private static final HttpRequest REQUEST =
      new HttpRequest(HttpMethod.POST, "https://management.azure.com/");

  private final RowsPolicy.Taken taken = new RowsPolicy.Taken();

  /** What the SDK is given to read of an answer. */
  private String left(int status, String body) {
    return left(
        new WholeAnswer(
            ServiceAnswers.bodiless(status, new HttpHeaders()),
            ByteBlocks.of(body.getBytes(StandardCharsets.UTF_8))),
        RowsPolicy.taking(Context.NONE, taken));
  }

  private static String left(HttpResponse answer, Context context) {
    HttpResponse read =
        new HttpPipelineBuilder()
            .policies(new RowsPolicy())
            .httpClient(request -> Mono.just(answer))
            .build()
            .send(REQUEST, context)
            .block();
    return Objects.requireNonNullElse(
        Objects.requireNonNull(read).getBodyAsString(StandardCharsets.UTF_8).block(), "");
  }

  @Test
  void rowsAreTakenWithAllTheirDigitsAndTheRestIsLeft() {
    String rest =
        left(
            200,
            "{\"totalRecords\":2,\"data\":[{\"a\":0.12345678901234567890},{}],\"$skipToken\":\"t\"}");

    assertThat(rest).isEqualTo("{\"totalRecords\":2,\"data\":[],\"$skipToken\":\"t\"}");
    assertThat(taken.rows().orElseThrow())
        .containsExactly(
            Document.owning(Map.of("a", new BigDecimal("0.12345678901234567890"))),
            Document.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"data\":[{\"a\":1}",
        "{\"totalRecords\":0}",
        "{\"data\":null}",
        "{\"data\":{\"columns\":[],\"rows\":[]}}",
        "{\"data\":[{\"a\":1},null]}",
        "{\"data\":[{\"a\":1},\"b\"]}",
        "{\"data\":[{\"a\":1}]} {}",
        "{\"data\":[{\"a\":1,}]}",
        "{\"data\":[{\"a\":\"\u0001\"}]}"
      })
  void anAnswerThatIsNotAsExpectedIsLeftAsItIs(String body) {
    assertThat(left(200, body)).isEqualTo(body);
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void anErrorIsLeftAsItIs() {
    String body = "{\"data\":[{\"a\":1}]}";

    assertThat(left(503, body)).isEqualTo(body);
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void anAnswerWithoutABodyIsLeftAsItIs() {
    HttpResponse answer = ServiceAnswers.bodiless(200, new HttpHeaders());

    assertThat(left(answer, RowsPolicy.taking(Context.NONE, taken))).isEmpty();
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void aRequestThatAsksForNoRowsGetsItsAnswerAsItIs() {
    String body = "{\"data\":[{\"a\":1}]}";
    HttpResponse answer =
        new WholeAnswer(
            ServiceAnswers.bodiless(200, new HttpHeaders()),
            ByteBlocks.of(body.getBytes(StandardCharsets.UTF_8)));

    assertThat(left(answer, Context.NONE)).isEqualTo(body);
  }
}
