package io.tributary.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.tributary.source.RequestEvent;
import io.tributary.source.RequestEvent.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class RegistryHttpClientTest {
  private static final String HOST = "acme.azurecr.io";

  private final List<String> sent = new ArrayList<>();
  private final List<RequestEvent> events = new ArrayList<>();
  private int answerBytes = 10;
  private int failures;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v2/",
        "https://acme.azurecr.io.evil.example/v2/",
        "https://acme.azurecr.io:8443/v2/",
        "http://acme.azurecr.io/v2/"
      })
  void theCredentialGoesNowhereElse(String url) {
    assertThatThrownBy(
            () -> send(url, request -> request.setHeader(HttpHeaderName.AUTHORIZATION, "Bearer x")))
        .hasMessageContaining("another host");
    assertThatThrownBy(() -> send(url, request -> request.setHttpMethod(HttpMethod.POST)))
        .hasMessageContaining("another host");
    assertThat(sent).isEmpty();
  }

  @Test
  void aBlobMayBeElsewhereWhereTheRequestIsBare() {
    assertThatCode(() -> send("https://blobs.example/x?sig=y", request -> request))
        .doesNotThrowAnyException();
    assertThat(sent).containsExactly("https://blobs.example/x?sig=y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1/x",
        "https://[::1]/x",
        "https://wiki/x",
        "https://b.example:8443/x"
      })
  void noBlobIsReadFromThisNetwork(String url) {
    assertThatThrownBy(() -> send(url, request -> request)).hasMessageContaining("no public one");
    assertThat(sent).isEmpty();
  }

  @Test
  void anAnswerWithoutEndIsGivenUp() {
    answerBytes = RegistryHttpClient.LONGEST_ANSWER + 1;

    assertThatThrownBy(() -> send("https://" + HOST + "/v2/", request -> request))
        .hasMessageContaining("more than");
  }

  @Test
  void everyRequestIsTold() {
    send("https://" + HOST + "/v2/", request -> request).close();

    assertThat(events).extracting(RequestEvent::outcome).containsExactly(Outcome.ANSWERED);
    assertThat(events).extracting(RequestEvent::purpose).containsExactly("container-registry");
    assertThat(events).extracting(RequestEvent::bytes).containsExactly(OptionalLong.of(10));
    assertThat(events).extracting(RequestEvent::retry).containsExactly(0);
  }

  @Test
  void aRequestThatIsSentAgainIsToldAsARetry() {
    failures = 1;

    send("https://" + HOST + "/v2/", request -> request).close();

    assertThat(events)
        .extracting(RequestEvent::retry, RequestEvent::outcome, RequestEvent::bytes)
        .containsExactly(
            Tuple.tuple(0, Outcome.FAILED, OptionalLong.empty()),
            Tuple.tuple(1, Outcome.ANSWERED, OptionalLong.of(10)));
  }

  private HttpResponse send(String url, UnaryOperator<HttpRequest> change) {
    HttpClient client =
        request -> {
          sent.add(request.getUrl().toString());
          if (failures-- > 0) {
            return Mono.error(new IOException("reset"));
          }
          return Mono.just(new Answer(request, new byte[answerBytes]));
        };
    return RegistryHttpClient.of(client, HOST, "login.example", events::add)
        .sendSync(change.apply(new HttpRequest(HttpMethod.GET, url)), Context.NONE);
  }
}
