package io.tributary.azure.graph;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import io.tributary.azure.http.WholeAnswer;
import io.tributary.core.json.ByteBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A client that gives up on an answer which is not there in time, and, where the SDK wants it with
 * its body, not there as a whole, or longer than any that is expected. It reads the body into
 * blocks of memory; see {@link ByteBlocks} for why. The client that it sends with must not block
 * while it is asked to send.
 *
 * <p>The Azure SDK's client can watch over an answer itself, but with a timer for each 16 KiB of
 * it. Timers that are done stay on the heap until their minute is over: megabytes of them at full
 * speed, and the more the longer a run takes. Here the thread that waits for the answer watches,
 * and a sync needs as much memory for many pages as for few.
 */
public final class PromptHttpClient implements HttpClient {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  /** The service has pages of 16 MiB at most. */
  public static final int MOST_BYTES = 24 * 1024 * 1024;

  /** Where the SDK says that it wants the answer with its body. */
  private static final String WITH_BODY = "azure-eagerly-read-response";

  /** A page has up to 16 MiB, so this asks for 140 kB a second. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Where Reactor looks for what to do with an error that comes when nobody waits any more. */
  private static final String DROPPED = "reactor.onErrorDropped.local";

  private final HttpClient client;
  private final Duration patience;

  PromptHttpClient(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * The Azure SDK's client over that of the JDK.
   *
   * @param proxy to go through; the JVM's own without it
   */
  public static HttpClient create(@Nullable ProxyOptions proxy) {
    JdkHttpClientBuilder builder =
        new JdkHttpClientBuilder()
            .connectionTimeout(CONNECT_PATIENCE)
            .readTimeout(Duration.ZERO); // none
    if (proxy != null) {
      builder.proxy(proxy);
    }
    return new PromptHttpClient(builder.build(), PATIENCE);
  }

  /** A client around another; that itself if it is one already. */
  public static PromptHttpClient around(HttpClient client) {
    return client instanceof PromptHttpClient prompt
        ? prompt
        : new PromptHttpClient(client, PATIENCE);
  }

  /**
   * A client that gives up sooner.
   *
   * @param patience for one whole answer
   * @param client sends the requests
   */
  public static PromptHttpClient within(Duration patience, HttpClient client) {
    return new PromptHttpClient(client, patience);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return promptly(client.send(request));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return promptly(answer(request, context));
  }

  private Mono<HttpResponse> answer(HttpRequest request, Context context) {
    if (!Boolean.TRUE.equals(context.getData(WITH_BODY).orElse(false))) {
      return client.send(request, context);
    }
    return client
        .send(request, context.addData(WITH_BODY, false))
        .<HttpResponse>flatMap(answer -> WholeAnswer.read(answer, MOST_BYTES))
        // Of an answer without any body, as that of a proxy which makes no tunnel, the SDK's client
        // over that of the JDK can make nothing that comes in pieces.
        .onErrorResume(
            NullPointerException.class,
            e ->
                client
                    .send(request, context)
                    .flatMap(answer -> WholeAnswer.read(answer, MOST_BYTES)));
  }

  private Mono<HttpResponse> promptly(Mono<HttpResponse> answer) {
    Consumer<Throwable> dropped = PromptHttpClient::passOver;
    return answer.timeout(patience).contextWrite(context -> context.put(DROPPED, dropped));
  }

  /**
   * The end of a request that was given up is no news: whoever gave it up has said so. Without this
   * it is logged as an error, with its stack.
   */
  private static void passOver(Throwable end) {}

  /** Sends a request, and waits for the answer; an interrupted thread stays interrupted. */
  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    CompletableFuture<HttpResponse> answer = answer(request, context).toFuture();
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UncheckedIOException(
          new HttpTimeoutException("There was no whole answer after " + patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new UncheckedIOException(failure);
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      answer.cancel(true); // Does nothing to an answer that is there.
    }
  }
}
