package io.tributary.azure.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

  private static void send(HttpClient client, Duration patience) {
    new PromptHttpClient(client, patience).sendSync(REQUEST, Context.NONE).close();
  }
}
