package io.tributary.testkit;

import static io.tributary.testkit.SimulatedClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

  private static final String QUERY = "resources | project id";

  private AzureSimulator azure;
  private SimulatedClient client;
  private String token;

  private void start(Interceptor interceptor) throws IOException {
    azure =
        AzureSimulator.builder()
            .tables(new GeneratedTable(100, 0).asResources())
            .intercept(interceptor)
            .start();
    client = new SimulatedClient(azure);
    token = client.token();
  }

  /** Only the second query is delivered so. */
  private void startWithSecond(Delivery delivery) throws IOException {
    start(
        (request, simulator) ->
            request.path().endsWith("/resources") && request.ordinal() == 2
                ? simulator.answer(request).delivered(delivery)
                : simulator.answer(request));
  }

  @AfterEach
  void close() {
    azure.close();
  }

  static Stream<Delivery> broken() {
    return Stream.of(
        Delivery.resetBefore(),
        Delivery.resetAfter(100),
        Delivery.truncatedAfter(100),
        Delivery.truncatedAfter(0));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void failsOneAnswerAndServesTheNext(Delivery delivery) throws IOException {
    startWithSecond(delivery);

    assertThat(client.query(token, QUERY, "").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> client.query(token, QUERY, "")).isInstanceOf(IOException.class);
    assertThat(client.query(token, QUERY, "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("stalled")
  void keepsAClientWaiting(Delivery delivery) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    azure =
        AzureSimulator.builder()
            .intercept(
                (request, simulator) -> {
                  asked.countDown();
                  return HttpReply.json(200, "{}").delivered(delivery);
                })
            .start();
    client = new SimulatedClient(azure);

    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(URI.create("https://management.azure.com/x")).build());

    assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
    assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    azure.close();
    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  static Stream<Delivery> stalled() {
    return Stream.of(Delivery.stalledBefore(), Delivery.stalledAfter(1));
  }

  @Test
  void dripsAWholeAnswer() throws IOException {
    startWithSecond(Delivery.dripping(Duration.ofNanos(1)));
    client.query(token, QUERY, "");

    assertThat(json(client.query(token, QUERY, "")).path("count").asInt()).isEqualTo(100);
  }

  @Test
  void changesAnAnswer() throws IOException {
    start(
        (request, simulator) -> {
          HttpReply reply = simulator.answer(request);
          return request.path().endsWith("/resources")
              ? HttpReply.json(
                  reply.status(), reply.body().replace("\"count\":100", "\"count\":99"))
              : reply;
        });

    assertThat(json(client.query(token, QUERY, "")).path("count").asInt()).isEqualTo(99);
  }

  @Test
  void answersInTheSimulatorsPlace() throws IOException {
    start(
        (request, simulator) ->
            request.path().endsWith("/resources")
                ? HttpReply.of(503)
                    .withHeader("Retry-After", "1")
                    .withBody("text/html", "<html>Our services aren't available</html>")
                : simulator.answer(request));

    HttpResponse<String> answer = client.query(token, QUERY, "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(azure.queries()).isEmpty();
  }

  @Test
  void announcesAWrongLength() throws IOException {
    start(
        (request, simulator) ->
            request.path().endsWith("/resources")
                ? HttpReply.json(200, "{\"count\":1}").withHeader("Content-Length", "5")
                : simulator.answer(request));

    assertThat(client.query(token, QUERY, "").body()).isEqualTo("{\"cou");
  }

  @Test
  void answersAFailureOfAnInterceptorWith500() throws IOException {
    start(
        (request, simulator) -> {
          if (request.path().endsWith("/resources")) {
            throw new IllegalStateException("on purpose");
          }
          return simulator.answer(request);
        });

    assertThat(client.query(token, QUERY, "").statusCode()).isEqualTo(500);
  }
}
