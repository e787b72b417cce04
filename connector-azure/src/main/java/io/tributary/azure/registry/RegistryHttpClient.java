package io.tributary.azure.registry;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.tributary.azure.failure.AzureErrors;
import io.tributary.azure.graph.PromptHttpClient;
import io.tributary.azure.registry.RegistryException.Reach;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.source.RequestEvent;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Sends the requests for one registry. Whatever a challenge, a link or a redirect says, the
 * credential goes to the registry's host alone, and nothing goes anywhere without TLS. A host that
 * cannot be reached is named.
 */
final class RegistryHttpClient implements HttpClient {
  /** A manifest, a config or a list: well above what any of them is, well below what hurts. */
  static final int LONGEST_ANSWER = 8 * 1024 * 1024;

  /** An answer that takes longer, with all tries at it, is not worth the wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String SIGN_IN = "/oauth2/";

  /** A name with a dot whose last part has a letter: no address, and none of the local network. */
  private static final Pattern PUBLIC_NAME =
      Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]*");

  private final HttpClient client;
  private final String host;
  private final String authority;

  private RegistryHttpClient(HttpClient client, String host, String authority) {
    this.client = client;
    this.host = host;
    this.authority = authority;
  }

  /** A client for the registry with this host. */
  static HttpClient of(
      HttpClient client, String host, String authority, Consumer<RequestEvent> listener) {
    HttpClient patient = new PatientHttpClient(client, listener);
    return new RegistryHttpClient(PromptHttpClient.within(PATIENCE, patient), host, authority);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return send(request, Context.NONE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return Mono.defer(
        () -> {
          check(request);
          return client
              .send(request, context)
              .onErrorMap(failure -> understood(request.getUrl(), failure));
        });
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    check(request);
    try {
      return client.sendSync(request, context);
    } catch (RuntimeException e) {
      throw understood(request.getUrl(), e) instanceof RuntimeException failure ? failure : e;
    }
  }

  private void check(HttpRequest request) {
    URL url = request.getUrl();
    boolean bare =
        request.getHttpMethod() == HttpMethod.GET
            && request.getHeaders().get(HttpHeaderName.AUTHORIZATION) == null
            && request.getHeaders().get(HttpHeaderName.COOKIE) == null;
    boolean allowed = isOwn(url) || (bare && PUBLIC_NAME.matcher(url.getHost()).matches());
    if (!allowed
        || !url.getProtocol().equals("https")
        || (url.getPort() >= 0 && url.getPort() != 443)) {
      throw new ConnectorException(
          ErrorKind.BAD_ANSWER,
          host + " wants the credential sent to another host, or a request to no public one");
    }
  }

  private boolean isOwn(URL url) {
    return url.getHost().equals(host);
  }

  /** Says which host could not be reached; anything else is left as it is. */
  private Throwable understood(URL url, Throwable failure) {
    boolean network = false;
    for (Throwable link = failure; link != null; link = link.getCause()) {
      network |= link instanceof IOException || link instanceof TimeoutException;
    }
    if (!network) {
      return failure;
    }
    String reason = new AzureErrors(url.getHost(), authority).diagnose(failure).message();
    if (!isOwn(url)) {
      return new RegistryException(
          Reach.UNKNOWN, reason + " (" + host + " keeps images there)", failure);
    }
    boolean signIn = url.getPath().startsWith(SIGN_IN);
    return new RegistryException(signIn ? Reach.HOST : Reach.UNREACHED, reason, failure);
  }
}
