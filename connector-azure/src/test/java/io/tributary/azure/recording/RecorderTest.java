package io.tributary.azure.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.tributary.record.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RecorderTest {
  private static final String GRAPH =
      "https://management.azure.com/providers/Microsoft.ResourceGraph/resources";

  @TempDir private Path folder;

  @Test
  void theArchiveIsThereWhenTheRecorderIsClosedAndNothingElse() throws IOException {
    Recorder recorder = Recorder.to(archive()).start();
    ask(recorder, post(GRAPH, "{}"), answer("{\"data\":[]}"));

    assertThat(archive()).doesNotExist();
    assertThat(folder.resolve("run.zip.part")).exists();

    recorder.close();
    recorder.close();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(archive());
    }
    Document manifest = Recording.read(archive()).manifest();
    assertThat(manifest.text("format")).contains("tributary-recording");
    assertThat(manifest.number("version")).contains(BigDecimal.ONE);
    assertThat(manifest.number("exchanges")).contains(BigDecimal.ONE);
    assertThat(manifest.bool("complete")).contains(true);
  }

  @Test
  void aFolderThatIsNotThereIsSaidAtOnce() {
    assertThatThrownBy(() -> Recorder.to(folder.resolve("none/run.zip")).start())
        .isInstanceOf(IOException.class);
  }

  @Test
  void recordingStopsAtTheLimitAndTheManifestSaysSo() throws IOException {
    String noise = IntStream.range(0, 4_000).mapToObj(Integer::toHexString).toList().toString();
    try (Recorder recorder = Recorder.to(archive()).limit(10_000).start()) {
      for (int i = 0; i < 9; i++) {
        assertThat(ask(recorder, post(GRAPH, "{}"), answer("{\"data\":\"" + i + noise + "\"}")))
            .contains(noise);
      }
    }

    Recording recording = Recording.read(archive());
    int written = recording.exchanges().size();
    assertThat(written).isBetween(1, 8);
    assertThat(recording.manifest().number("leftOut")).contains(BigDecimal.valueOf(9 - written));
    assertThat(recording.manifest().bool("complete")).contains(false);
    assertThat(recording.manifest().text("stopped").orElseThrow()).contains("limit of 10000");
    assertThat(Files.size(archive())).isLessThan(30_000);
  }

  @Test
  void severalThreadsRecordEveryExchangeOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Recorder recorder = Recorder.to(archive()).masks(idMasks()).start()) {
      List<Future<String>> asked = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String body = "{\"query\":\"" + i + "\"}";
        String id = "00000000-0000-0000-0000-%012d".formatted(i / 4);
        asked.add(
            threads.submit(
                () -> ask(recorder, post(GRAPH, body), answer("{\"id\":\"" + id + "\"}"))));
      }
      for (Future<String> each : asked) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    Recording recording = Recording.read(archive());
    assertThat(recording.exchanges())
        .hasSize(200)
        .extracting(exchange -> exchange.text("request.body").orElseThrow())
        .doesNotHaveDuplicates();
    assertThat(recording.exchanges())
        .extracting(exchange -> exchange.number("number").orElseThrow().intValue())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
    assertThat(recording.exchanges().stream().map(e -> e.text("answer.body").orElseThrow()))
        .allSatisfy(body -> assertThat(body).contains("00000000-0000-4000-8000-"))
        .satisfies(bodies -> assertThat(bodies.stream().distinct()).hasSize(50));
  }

  @Test
  void onlyHarmlessHeadersAndParametersAreKept() throws IOException {
    HttpRequest request =
        post(GRAPH + "?api-version=2021-03-01&sig=abc&code=xyz", "{}")
            .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer token-of-somebody")
            .setHeader(HttpHeaderName.COOKIE, "session=1")
            .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");

    Document exchange =
        recorded(
            Masks.none(),
            request,
            answer("{}")
                .with("x-ms-user-quota-remaining", "14")
                .with("x-ms-correlation-request-id", "c")
                .with("x-ms-secret-thing", "s")
                .with("Set-Cookie", "session=1")
                .with("Link", "</v2/_catalog?last=web&n=2&code=xyz>; rel=\"next\"")
                .with("Location", "https://user:pw@x.blob.core.windows.net/a?se=1&sig=abc"));

    assertThat(exchange.text("request.url")).contains(GRAPH + "?api-version=2021-03-01");
    assertThat(exchange.object("request.headers").orElseThrow().keys())
        .containsExactly("content-type");
    assertThat(exchange.object("answer.headers").orElseThrow().keys())
        .containsExactly(
            "link", "location", "x-ms-correlation-request-id", "x-ms-user-quota-remaining");
    assertThat(exchange.text("answer.headers.link"))
        .contains("</v2/_catalog?last=web&n=2>; rel=\"next\"");
    assertThat(exchange.text("answer.headers.location"))
        .contains("https://x.blob.core.windows.net/a");
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.azurecr.io/acr/v1/contoso%2Fweb/_tags?n=2,https://acme.azurecr.io/acr/v1/X/_tags?n=2",
    "https://acme.azurecr.io/acr/v1/contoso/web/_tags,https://acme.azurecr.io/acr/v1/X/_tags",
    "https://acme.azurecr.io/v2/_catalog?last=contoso%2fweb&n=2,https://acme.azurecr.io/v2/_catalog?last=X&n=2",
    "https://acme.azurecr.io/a%2Fb/contoso%2Fweb%2Fapi,https://acme.azurecr.io/a%2Fb/X%2Fapi",
    "https://acme.azurecr.io/a%2Fb/contoso/web/c%20d,https://acme.azurecr.io/a%2Fb/X/c%20d",
    "https://acme.azurecr.io/100%/contoso/web,https://acme.azurecr.io/100%/X",
  })
  void aNameIsMaskedInAUrlHoweverItIsEncoded(String url, String recorded) throws IOException {
    Document exchange =
        recorded(
            Masks.replacing(Pattern.compile("contoso/web"), "X"),
            new HttpRequest(HttpMethod.GET, url),
            answer("{}").with("Location", url).with("Link", "<" + url + ">; rel=\"contoso/web\""));

    assertThat(exchange.text("request.url")).contains(recorded);
    assertThat(exchange.text("answer.headers.location")).contains(recorded);
    assertThat(exchange.text("answer.headers.link")).contains("<" + recorded + ">; rel=\"X\"");
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.microsoftonline.com/t/oauth2/v2.0/token",
    "https://acme.azurecr.io/oauth2/exchange",
    "https://acme.azurecr.io/oauth2/token",
    "http://169.254.169.254/metadata/identity/oauth2/token",
    "http://localhost:42356/msi/token",
    "https://sts.example/anything"
  })
  void ofASignInThereIsNoBodyAndNoToken(String url) throws IOException {
    Document exchange =
        recorded(
            Masks.none(),
            post(url, "client_secret=hunter2&scope=a+b&refresh_token=hunter2"),
            answer(
                "{\"access_token\":\"hunter2\",\"accessToken\":\"hunter2\",\"refresh_token\":\"h\",\"new_token\":\"hunter2\",\"expires_in\":5}"));

    assertThat(exchange.toString() + Recording.read(archive()).text()).doesNotContain("hunter2");
    assertThat(exchange.text("request.scope")).contains("a b");
    assertThat(exchange.text("answer.body").orElseThrow())
        .contains(
            "\"access_token\":\"" + TokenAnswer.NO_TOKEN,
            "\"accessToken\":\"" + TokenAnswer.NO_TOKEN,
            "\"expires_in\":5")
        .doesNotContain("new_token");
  }

  @Test
  void variablesAreMaskedAndTokensInRowsRemoved() throws IOException {
    Document exchange =
        recorded(
            Masks.none(),
            post(GRAPH, "{}"),
            answer(
                "{\"data\":[{\"properties\":{\"environmentVariables\":[{\"name\":\"A\",\"value\":\"hunter2\"}],"
                    + "\"link\":\"https://x/y?sig=hunter2&x=1\",\"AccountKey\":\"AccountKey=hunter2;\"}}]}"));

    assertThat(exchange.text("answer.body").orElseThrow())
        .contains("\"name\":\"A\",\"value\":\"***\"")
        .doesNotContain("hunter2", "sig=");
  }

  @Test
  void whatIsCalledAsASecretIsMaskedInTagsToo() throws IOException {
    Document exchange =
        recorded(
            Masks.none(),
            post(GRAPH, "{}"),
            answer(
                "{\"data\":[{\"tags\":{\"password\":\"hunter2\",\"secret\":\"x\",\"stage\":\"prod\"}}]}"));

    assertThat(exchange.text("answer.body"))
        .contains("{\"data\":[{\"tags\":{\"secret\":\"***\",\"stage\":\"prod\"}}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|{\"data\":[{\"environmentVariables\":[{\"value\":\"hunter2|{\"withheld\":",
        "200|<html>hunter2</html>|<html>withheld</html>",
        "200|hunter2|''",
        "502|<html>Bad gateway</html>|<html>Bad gateway</html>"
      })
  void whatCannotBeUnderstoodIsWithheld(int status, String body, String kept) throws IOException {
    Document exchange = recorded(Masks.none(), post(GRAPH, "{}"), new FakeAnswer(status, body));

    assertThat(exchange.text("answer.body").orElse("")).isEqualTo(kept);
  }

  @Test
  void anErrorsTextIsMaskedBeforeItIsCut() throws IOException {
    String page = "-".repeat(8 * 1024 - 4);
    Document exchange =
        recorded(
            Masks.replacing(Pattern.compile("contoso"), "X"),
            post(GRAPH, "{}"),
            new FakeAnswer(502, page + "contoso" + page));

    assertThat(exchange.text("answer.body")).contains(page + "X---");
  }

  @Test
  void pseudonymsKeepTheOrderOfWhatTheyStandFor() throws IOException {
    Masks masks =
        Masks.pseudonyms("vm", Pattern.compile("(?i)server-[a-z]"))
            .and(Masks.replacing(Pattern.compile("secret town"), "X"))
            .and(Masks.of(text -> text.replace("Anna", "somebody")));
    Document exchange =
        recorded(
            masks,
            post(GRAPH, "{\"query\":\"where name in~ ('server-c', 'server-a')\"}"),
            answer("[\"SERVER-C\",\"Server-b\",\"server-a\",\"Anna of secret town\"]"));

    assertThat(exchange.text("request.body").orElseThrow())
        .contains("where name in~ ('vm0003', 'vm0001')");
    assertThat(exchange.text("answer.body"))
        .contains("[\"vm0003\",\"vm0002\",\"vm0001\",\"somebody of X\"]");
  }

  @Test
  void whatNeedsNoChangeIsKeptToTheByte() throws IOException {
    String body = "{ \"b\" : 1.50,\n\t\"a\":\"\\u00e9 \u00e9\" }";

    assertThat(recorded(idMasks(), post(GRAPH, "{}"), answer(body)).text("answer.body"))
        .contains(body);
  }

  @Test
  void recordingOfNothingTakesNoPlace() throws IOException {
    Recorder.to(archive()).start().close();
    assertThat(folder).isEmptyDirectory();

    Files.writeString(archive(), "precious");
    Recorder.to(archive()).start().close();
    assertThat(archive()).hasContent("precious");
  }

  @Test
  void aFailureIsRecordedInAWord() throws IOException {
    try (Recorder recorder = Recorder.to(archive()).start()) {
      HttpClient failing = request -> Mono.error(new IOException("10.1.2.3 reset"));
      assertThatThrownBy(() -> recorder.around(failing).send(post(GRAPH, "{}")).block())
          .hasRootCauseMessage("10.1.2.3 reset");
    }

    Recording recording = Recording.read(archive());
    assertThat(recording.exchanges().get(0).text("failure")).contains("reset");
    assertThat(recording.text()).doesNotContain("10.1.2.3");
  }

  @Test
  void anAnswerThatBreaksOffIsRecordedAsFarAsItCame() throws IOException {
    FakeAnswer broken =
        new FakeAnswer(
            503, Flux.concat(Flux.just(bytes("busy")), Mono.error(new IOException("reset"))));
    try (Recorder recorder = Recorder.to(archive()).start()) {
      assertThatThrownBy(() -> inPieces(recorder, broken)).hasRootCauseMessage("reset");
    }

    Document exchange = Recording.read(archive()).exchanges().get(0);
    assertThat(exchange.text("failure")).contains("reset");
    assertThat(exchange.number("answer.status")).contains(BigDecimal.valueOf(503));
    assertThat(exchange.text("answer.body")).contains("busy");
  }

  @Test
  void anAnswerThatIsTooLongIsRecordedAsOneThatBreaksOff() throws IOException {
    byte[] part = bytes("-".repeat(1 << 20));
    try (Recorder recorder = Recorder.to(archive()).start()) {
      assertThat(inPieces(recorder, new FakeAnswer(200, Flux.just(part).repeat(24))))
          .hasSize(25 << 20);
    }

    assertThat(Recording.read(archive()).exchanges())
        .singleElement()
        .satisfies(exchange -> assertThat(exchange.text("failure")).contains("failed"));
  }

  @ParameterizedTest
  @MethodSource("failingMasks")
  void aMaskThatFailsDisturbsNoRequestAndIsSaidInTheEnd(Masks masks, String message)
      throws IOException {
    String body = "{\"a\":\"" + "ab".repeat(200_000) + "\"}";
    Recorder recorder = Recorder.to(archive()).masks(masks).start();
    assertThat(ask(recorder, post(GRAPH, "{}"), answer(body))).isEqualTo(body);

    assertThatThrownBy(recorder::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run.zip")
        .cause()
        .hasMessageContaining(message);
    assertThat(archive()).doesNotExist();
  }

  private static Stream<Arguments> failingMasks() {
    Masks broken =
        Masks.of(
            text -> {
              throw new IllegalStateException("broken mask");
            });
    Masks deep = Masks.replacing(Pattern.compile("(?:a|b)+c"), "");
    return Stream.of(
        Arguments.of(broken, "broken mask"), Arguments.of(deep, "a mask needs more stack"));
  }

  private static Masks idMasks() {
    return Masks.pseudonyms("id", Masks.UUID);
  }

  private Path archive() {
    return folder.resolve("run.zip");
  }

  private static HttpRequest post(String url, String body) {
    return new HttpRequest(HttpMethod.POST, url).setBody(body);
  }

  private static FakeAnswer answer(String body) {
    return new FakeAnswer(200, body);
  }

  private Document recorded(Masks masks, HttpRequest request, FakeAnswer answer)
      throws IOException {
    try (Recorder recorder = Recorder.to(archive()).masks(masks).start()) {
      ask(recorder, request, answer);
    }
    return Recording.read(archive()).exchanges().get(0);
  }

  /** Asks as the SDK does, for the whole answer; returns its body. */
  private static String ask(Recorder recorder, HttpRequest request, FakeAnswer answer) {
    HttpClient client = sent -> Mono.<HttpResponse>just(answer);
    return recorder
        .around(client)
        .send(request, new Context("azure-eagerly-read-response", true))
        .flatMap(HttpResponse::getBodyAsString)
        .defaultIfEmpty("")
        .block();
  }

  /** Asks as who reads a body as it comes. */
  private static byte[] inPieces(Recorder recorder, FakeAnswer answer) {
    HttpClient client = sent -> Mono.<HttpResponse>just(answer);
    return recorder
        .around(client)
        .send(post(GRAPH, "{}"))
        .flatMap(HttpResponse::getBodyAsByteArray)
        .defaultIfEmpty(new byte[0])
        .block();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
