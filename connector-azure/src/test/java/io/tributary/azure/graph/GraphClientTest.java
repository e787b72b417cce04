package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.failure.ServiceAnswers;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphClientTest {
  private static final GraphQuery QUERY =
      GraphQuery.resource(GraphClientTest.class, "/io/tributary/azure/source/virtual-machines.kql");
  private static final GraphAnswer ANSWER = new GraphAnswer(List.of(), 0, Optional.empty());

  private final VirtualPause time = new VirtualPause();
  private final Deque<Object> script = new ArrayDeque<>();
  private final List<Integer> tops = new ArrayList<>();
  private final List<RequestEvent> events = new ArrayList<>();
  private final GraphClient client =
      new GraphClient(
          (query, apiVersion, scope, token, top) -> {
            tops.add(top);
            Object next = script.size() > 1 ? script.remove() : script.element();
            if (next instanceof RuntimeException e) {
              throw e;
            }
            return (GraphTransport.Reply) next;
          },
          new AzureErrors("management.azure.com", "https://login.microsoftonline.com/"),
          QuotaGate.create(time),
          events::add,
          time);

  private GraphAnswer ask(Object... replies) throws InterruptedException {
    script.addAll(Arrays.asList(replies));
    return client.ask("vms", QUERY, AzureScope.tenant(), Optional.empty());
  }

  private static GraphTransport.Reply answered() {
    return new GraphTransport.Reply(ANSWER, QuotaHeaders.none());
  }

  private Stream<Outcome> outcomes() {
    return events.stream().map(RequestEvent::outcome);
  }

  @Test
  void anAnswerIsReturnedAtOnce() throws Exception {
    assertThat(ask(answered())).isSameAs(ANSWER);

    assertThat(time.waits()).isEmpty();
    assertThat(tops).containsExactly(1_000);
    assertThat(outcomes()).containsExactly(Outcome.ANSWERED);
  }

  @Test
  void aRefusalForTheQuotaWaitsAsLongAsTheAnswerSays() throws Exception {
    HttpHeaders headers =
        new HttpHeaders()
            .set(HttpHeaderName.fromString("x-ms-user-quota-resets-after"), "00:00:04")
            .set(HttpHeaderName.RETRY_AFTER, "60");

    assertThat(ask(ServiceAnswers.failed(429, headers, "RateLimiting"), answered()))
        .isSameAs(ANSWER);

    // It is told in whole seconds, and may have been rounded down.
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(5));
    assertThat(outcomes()).containsExactly(Outcome.THROTTLED, Outcome.ANSWERED);
    assertThat(events.get(1).waited()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aRefusalOfResourceManagerWaitsAsLongAsItSays() throws Exception {
    HttpHeaders headers =
        new HttpHeaders()
            .set(HttpHeaderName.fromString("x-ms-ratelimit-remaining-tenant-reads"), "0")
            .set(HttpHeaderName.RETRY_AFTER, "17");

    assertThat(ask(ServiceAnswers.failed(429, headers, "TooManyRequests"), answered()))
        .isSameAs(ANSWER);

    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(17));
    assertThat(outcomes()).containsExactly(Outcome.THROTTLED, Outcome.ANSWERED);
  }

  @Test
  void aRefusalThatMeansFiveMinutesAndSaysSeventeenSecondsIsOutwaited() throws Exception {
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, "17");
    List<Object> replies = new ArrayList<>();
    for (int i = 0; i < 7; i++) { // 17, 34 and 5 times 60 seconds
      replies.add(ServiceAnswers.failed(429, headers, "TooManyRequests"));
    }
    replies.add(answered());

    assertThat(ask(replies.toArray())).isSameAs(ANSWER);

    assertThat(time.waited()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
  }

  @Test
  void eventsSayWhichTryItWasAndHowLongTheAnswerWas() throws Exception {
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_LENGTH, "71");

    ask(
        ServiceAnswers.failed(429, headers, "RateLimiting"),
        new UncheckedIOException(new IOException("broken pipe")),
        new GraphTransport.Reply(ANSWER, QuotaHeaders.none(), OptionalLong.of(2_000)));

    assertThat(events).extracting(RequestEvent::retry).containsExactly(0, 1, 2);
    assertThat(events)
        .extracting(RequestEvent::bytes)
        .containsExactly(OptionalLong.of(71), OptionalLong.empty(), OptionalLong.of(2_000));
  }

  @Test
  void aRefusalWithoutABodyOrHeadersBacksOff() throws Exception {
    assertThat(
            ask(
                new HttpResponseException("no", ServiceAnswers.bodiless(429, new HttpHeaders())),
                answered()))
        .isSameAs(ANSWER);

    assertThat(time.waited()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
  }

  @Test
  void anEndlessRefusalEnds() {
    assertThatThrownBy(() -> ask(ServiceAnswers.failed(429, new HttpHeaders(), "RateLimiting")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageMatching("(?s).*refused \\d+ times, and nothing was taken for 6\\d\\d s")
        .extracting(e -> ((ConnectorException) e).kind())
        .isEqualTo(ErrorKind.THROTTLED);
    assertThat(events).hasSizeBetween(2, 30);
    assertThat(time.waited()).isLessThan(Duration.ofMinutes(12));
  }

  @ParameterizedTest
  @CsvSource({
    "400, ResponsePayloadTooLarge",
    "504, GatewayTimeout",
    "500, UnexpectedQueryExecutionError"
  })
  void whatIsTooMuchIsAskedForInSmallerPagesFromThenOn(int status, String code) throws Exception {
    RuntimeException tooMuch = ServiceAnswers.failed(status, new HttpHeaders(), code);
    ask(tooMuch, tooMuch, answered());
    script.clear();
    ask(answered());

    assertThat(tops).containsExactly(1_000, 500, 250, 250);
    assertThat(time.waits()).hasSize(code.equals("ResponsePayloadTooLarge") ? 0 : 2);
  }

  @Test
  void aLastPageProvesNothingAboutLargerOnes() throws Exception {
    GraphAnswer full = new GraphAnswer(List.of(), 0, Optional.of("next"));
    ask(ServiceAnswers.failed(400, new HttpHeaders(), "ResponsePayloadTooLarge"), answered());
    for (int i = 0; i < 2 * PageSizes.GOOD_PAGES; i++) {
      ask();
    }
    assertThat(tops).last().isEqualTo(500);

    script.clear();
    script.add(new GraphTransport.Reply(full, QuotaHeaders.none()));
    for (int i = 0; i <= PageSizes.GOOD_PAGES; i++) {
      ask();
    }
    assertThat(tops).last().isEqualTo(1_000);
  }

  @Test
  void aRowThatIsTooLargeAloneEnds() {
    assertThatThrownBy(
            () -> ask(ServiceAnswers.failed(400, new HttpHeaders(), "ResponsePayloadTooLarge")))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("larger than Resource Graph answers");
    assertThat(tops).contains(1).hasSizeLessThan(20);
  }

  @Test
  void aFailureThatMayPassIsTriedAgainFourTimesAtMost() {
    assertThatThrownBy(() -> ask(new UncheckedIOException(new IOException("broken pipe"))))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("Cannot reach management.azure.com")
        .hasMessageContaining("broken pipe");

    assertThat(tops).hasSize(4);
    assertThat(time.waited()).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, AUTHORIZATION, grant it Reader and Security Reader",
    "400, InvalidSubscriptionId, CONFIGURATION, check the scope",
    "400, NoValidSubscriptionsInQueryRequest, AUTHORIZATION, None of these subscriptions",
    "404, SubscriptionNotFound, CONFIGURATION, does not exist in this tenant",
    "400, InvalidQuery, INTERNAL, refused the query",
    "401, InvalidAuthenticationToken, AUTHENTICATION, token is not accepted",
    "403, Somethingnew, AUTHORIZATION, may not do this",
    "418, Teapot, INTERNAL, The request was refused"
  })
  void whatNoRetryHelpsIsSaidAtOnce(int status, String code, ErrorKind kind, String advice) {
    assertThatThrownBy(() -> ask(ServiceAnswers.failed(status, new HttpHeaders(), code)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(advice)
        .hasMessageContaining(status + " " + code)
        .extracting(e -> ((ConnectorException) e).kind())
        .isEqualTo(kind);
    assertThat(tops).hasSize(1);
  }

  @Test
  void anAnswerThatCannotBeReadIsTriedAgain() throws Exception {
    HttpResponseException truncated =
        new HttpResponseException(
            "Deserialization Failed.",
            ServiceAnswers.bodiless(200, new HttpHeaders()),
            new IOException("eof"));

    assertThat(ask(truncated, new NullPointerException(), answered())).isSameAs(ANSWER);
    assertThat(outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.ANSWERED);
  }

  @Test
  void aListenerThatThrowsIsNoAnswerThatFailed() {
    GraphClient heard =
        FakeGraph.client(
            (query, apiVersion, scope, token, top) -> {
              tops.add(top);
              return answered();
            },
            event -> {
              throw new UncheckedIOException(new IOException("the host's disk is full"));
            });

    assertThatThrownBy(() -> heard.ask("vms", QUERY, AzureScope.tenant(), Optional.empty()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the host's disk");
    assertThat(tops).hasSize(1);
  }

  @Test
  void theServersRetryAfterIsKept() throws Exception {
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, "3");

    ask(new HttpResponseException("busy", ServiceAnswers.bodiless(503, headers)), answered());

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 504})
  void aServerThatAsksForMinutesIsNotWaitedFor(int status) {
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, "600");
    RuntimeException away =
        new HttpResponseException("away", ServiceAnswers.bodiless(status, headers));

    assertThatThrownBy(() -> ask(away))
        .isInstanceOf(ConnectorException.class)
        .extracting(e -> ((ConnectorException) e).kind())
        .isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(time.waited()).isLessThan(Duration.ofMinutes(1));
  }
}
