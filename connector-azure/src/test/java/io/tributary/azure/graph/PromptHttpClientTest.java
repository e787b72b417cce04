package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.tributary.azure.failure.ServiceAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

class PromptHttpClientTest {
  private static final HttpRequest REQUEST =
      new HttpRequest(HttpMethod.GET, "https://management.azure.com/");

  @AfterEach
  void takeBackTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  void answerThatDoesNotComeIsGivenUp() {
    AtomicBoolean cancelled = new AtomicBoolean();
    HttpClient silent = request -> Mono.<HttpResponse>never().doOnCancel(() -> cancelled.set(true));

    assertThatThrownBy(() -> send(silent, Duration.ofMillis(1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(cancelled).isTrue();
  }

  @Test
  void failureComesAsTheSdkGivesIt() {
    IOException reset = new IOException("Connection reset");

    assertThatThrownBy(() -> send(request -> Mono.error(reset), Duration.ofMinutes(1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(reset);
    assertThatThrownBy(
            () -> send(request -> Mono.error(new SecurityException("no")), Duration.ofMinutes(1)))
        .isInstanceOf(SecurityException.class)
        .hasMessage("no");
  }

  @Test
  void interruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> send(request -> Mono.never(), Duration.ofMinutes(1)))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void endOfARequestThatWasGivenUpIsNoNews() {
    AtomicReference<MonoSink<HttpResponse>> late = new AtomicReference<>();
    List<Throwable> logged = new CopyOnWriteArrayList<>();
    Hooks.onErrorDropped(logged::add);
    try {
      HttpClient slow = request -> Mono.create(late::set);
      assertThatThrownBy(
              () -> new PromptHttpClient(slow, Duration.ofMillis(1)).send(REQUEST).block())
          .hasCauseInstanceOf(TimeoutException.class);

      late.get().error(new IOException("connection closed locally"));

      assertThat(logged).isEmpty();
    } finally {
      Hooks.resetOnErrorDropped();
    }
  }

  @Test
  void anAnswerIsReadWholeAndWithinItsTime() {
    Context whole = new Context("azure-eagerly-read-response", true);
    AtomicBoolean asked = new AtomicBoolean();
    HttpClient trickle =
        new HttpClient() {
          @Override
          public Mono<HttpResponse> send(HttpRequest request) {
            return send(request, Context.NONE);
          }

          @Override
          public Mono<HttpResponse> send(HttpRequest request, Context context) {
            asked.set(context.getData("azure-eagerly-read-response").equals(Optional.of(false)));
            Flux<ByteBuffer> body =
                Flux.concat(Flux.just(ByteBuffer.wrap(new byte[] {1})), Flux.never());
            return Mono.just(ServiceAnswers.streaming(200, body));
          }
        };

    assertThatThrownBy(
            () -> new PromptHttpClient(trickle, Duration.ofMillis(20)).sendSync(REQUEST, whole))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    assertThatThrownBy(
            () -> new PromptHttpClient(trickle, Duration.ofMillis(20)).send(REQUEST, whole).block())
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(asked).as("for an answer that comes in pieces").isTrue();
  }

  @Test
  void aPromptClientStaysAsItIs() {
    PromptHttpClient prompt =
        PromptHttpClient.within(Duration.ofSeconds(1), request -> Mono.empty());

    assertThat(PromptHttpClient.around(prompt)).isSameAs(prompt);
  }

  private static void send(HttpClient client, Duration patience) {
    new PromptHttpClient(client, patience).sendSync(REQUEST, Context.NONE).close();
  }
}
