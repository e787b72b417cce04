package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOOKUP = "resources\n| where id in~ (%s)\n| order by id asc";
  private static final String MANIFEST = "{\"format\":\"tributary-recording\",\"version\":1}";

  @TempDir private Path folder;
  private AzureSimulator azure;
  private SimulatedClient client;

  @AfterEach
  void close() {
    if (azure != null) {
      azure.close();
    }
  }

  @Test
  void equalRequestsAreAnsweredInTheirOrderAndTheLastAnswerAgain() throws IOException {
    start(query("a", "", 200, "{\"n\":1}"), query("a", "", 429, "{\"n\":2}"));

    assertThat(client.query("t", "a", "").body()).isEqualTo("{\"n\":1}");
    assertThat(client.query("t", "a", "").statusCode()).isEqualTo(429);
    assertThat(client.query("t", "a", "").statusCode()).isEqualTo(429);
    assertThat(azure.unmatched()).isEmpty();
  }

  @Test
  void whetherThereIsATokenMakesADifference() throws IOException {
    String url = "https://a.azurecr.io/v2/x";
    ObjectNode signed = answer(exchange("GET", url), 200, "{\"n\":1}");
    ((ObjectNode) signed.path("request")).put("signed", true);
    ObjectNode challenged = answer(exchange("GET", url), 401, "{}");
    start(challenged, challenged, signed);

    assertThat(client.send(HttpRequest.newBuilder(URI.create(url))).statusCode()).isEqualTo(401);
    assertThat(client.getAs("t", url).statusCode()).isEqualTo(200);
    assertThat(client.getAs("t", url).statusCode()).isEqualTo(200);

    azure.close();
    start(signed);
    assertThat(client.send(HttpRequest.newBuilder(URI.create(url))).statusCode()).isEqualTo(200);
    azure.close();
    start(challenged);
    assertThat(client.getAs("t", url).statusCode()).isEqualTo(501);
  }

  @Test
  void orderMeansNothingInListsAndInScopes() throws IOException {
    start(query("t | where a in~ ('x', 'y')", ",\"subscriptions\":[\"1\",\"2\"]", 200, "{}"));

    assertThat(
            client
                .query("t", "t | where a in~ ('y','x')", ",\"subscriptions\":[\"2\",\"1\"]")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            client
                .query("t", "t | where a in~ ('y','z')", ",\"subscriptions\":[\"2\",\"1\"]")
                .statusCode())
        .isEqualTo(501);
  }

  @Test
  void parametersThatWereRecordedMustBeEqual() throws IOException {
    start(query("a", "", 200, "{}"));

    assertThat(client.query("t", "2022-10-01", "a", "").statusCode()).isEqualTo(501);
    assertThat(client.query("t", "2021-03-01", "a", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whatWasNeverRecordedIsNamed() throws IOException {
    start(query("a", ",\"subscriptions\":[\"1\"]", 200, "{}"));

    HttpResponse<String> other = client.query("t", "a", ",\"subscriptions\":[\"2\"]");

    assertThat(other.statusCode()).isEqualTo(501);
    assertThat(SimulatedClient.errorCode(other)).isEqualTo("NotRecorded");
    assertThat(other.body())
        .contains("The recording has no POST https://management.azure.com/providers/")
        .contains("for another scope");
    assertThat(azure.unmatched()).singleElement().asString().contains("\"query\":\"a\"");
  }

  @Test
  void rowsThatAreLookedUpComeOneByOne() throws IOException {
    start(
        query(LOOKUP.formatted("'a', 'B'"), "", 200, "{\"data\":[{\"id\":\"A\"},{\"id\":\"b\"}]}"),
        query(LOOKUP.formatted("'c', 'd'"), "", 200, "{\"data\":[{\"id\":\"c\"}]}"));

    JsonNode page = SimulatedClient.json(client.query("t", LOOKUP.formatted("'b', 'c', 'd'"), ""));
    HttpResponse<String> unknown = client.query("t", LOOKUP.formatted("'b', 'e'"), "");

    assertThat(page.path("totalRecords").asInt()).isEqualTo(2);
    assertThat(page.path("data").findValuesAsText("id")).containsExactly("b", "c");
    assertThat(unknown.statusCode()).isEqualTo(501);
  }

  @Test
  void aFailureWithoutAnAnswerIsAReset() throws IOException {
    ObjectNode failed = query("a", "", 200, "{}");
    failed.remove("answer");
    failed.put("failure", "timeout");
    start(failed, query("a", "", 200, "{\"n\":2}"));

    assertThatThrownBy(() -> client.query("t", "a", "")).isInstanceOf(IOException.class);
    assertThat(client.query("t", "a", "").body()).isEqualTo("{\"n\":2}");
  }

  @Test
  void anAnswerThatBrokeOffBreaksOff() throws IOException {
    ObjectNode broken = query("a", "", 200, "{\"data\":");
    broken.put("failure", "reset");
    start(broken);

    assertThatThrownBy(() -> client.query("t", "a", "")).isInstanceOf(IOException.class);
  }

  @Test
  void anybodyIsSignedInUnlessItFailedThen() throws IOException {
    start(query("a", "", 200, "{}"));

    assertThat(signIn("some-tenant").statusCode()).isEqualTo(200);
    assertThat(SimulatedClient.json(signIn("other")).path("access_token").asText()).isNotEmpty();

    azure.close();
    ObjectNode refused = exchange("POST", "https://login.microsoftonline.com/x/oauth2/v2.0/token");
    refused.put("signIn", true);
    ((ObjectNode) refused.path("request"))
        .put("scope", "openid profile offline_access https://management.azure.com/.default");
    answer(refused, 401, "{\"error\":\"invalid_client\"}");
    start(refused);

    assertThat(signIn("some-tenant").statusCode()).isEqualTo(401);
  }

  @Test
  void hostsThatWereRecordedAreReached() throws IOException {
    ObjectNode blob = exchange("GET", "https://a.region.data.azurecr.io/v2/x?digest=1");
    answer(blob, 206, "12345");
    ((ObjectNode) blob.path("answer")).putObject("headers").put("content-range", "bytes 0-9/10");
    start(blob);

    HttpResponse<String> reply =
        client.send(
            HttpRequest.newBuilder(
                URI.create("https://a.region.data.azurecr.io/v2/x?digest=1&se=5&sig=6")));

    assertThat(reply.body()).isEqualTo("12345");
    assertThat(reply.headers().firstValue("content-range")).contains("bytes 0-4/5");
    assertThatThrownBy(
            () -> client.send(HttpRequest.newBuilder(URI.create("https://b.azurecr.io/"))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void thereIsPlentyOfQuotaButRefusalsStay() throws IOException {
    ObjectNode answered = query("a", "", 200, "{}");
    ((ObjectNode) answered.path("answer"))
        .putObject("headers")
        .put("x-ms-user-quota-remaining", "0");
    ObjectNode refused = query("b", "", 429, "{}");
    ((ObjectNode) refused.path("answer"))
        .putObject("headers")
        .put("x-ms-user-quota-remaining", "0");
    start(answered, refused);

    assertThat(client.query("t", "a", "").headers().firstValue("x-ms-user-quota-remaining"))
        .contains("1000");
    assertThat(client.query("t", "b", "").headers().firstValue("x-ms-user-quota-remaining"))
        .contains("0");
  }

  @Test
  void anInterceptorStandsBeforeTheRecording() throws IOException {
    Path file = write(MANIFEST, query("a", "", 200, "{\"n\":1}"));
    azure =
        AzureSimulator.builder()
            .replay(file)
            .intercept((request, replay) -> replay.answer(request).withHeader("x-seen", "yes"))
            .start();
    client = new SimulatedClient(azure);

    HttpResponse<String> reply = client.query("t", "a", "");
    assertThat(reply.body()).isEqualTo("{\"n\":1}");
    assertThat(reply.headers().firstValue("x-seen")).contains("yes");
  }

  @Test
  void whatIsNoRecordingOfAKnownVersionIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "text");

    assertRefused(text, "is no ZIP file");
    assertRefused(write("{\"format\":\"other\"}"), "of another format");
    assertRefused(write(MANIFEST.replace("1", "2")), "version 2, but only version 1");
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> AzureSimulator.builder().replay(file).start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  private HttpResponse<String> signIn(String tenant) throws IOException {
    return client.signIn(
        "login.microsoftonline.com", tenant, Map.of("client_secret", "whatever it is"));
  }

  private static ObjectNode query(String kql, String members, int status, String body)
      throws IOException {
    ObjectNode exchange = exchange("POST", SimulatedClient.GRAPH);
    ((ObjectNode) exchange.path("request"))
        .put("signed", true)
        .put("body", "{\"query\":" + JSON.writeValueAsString(kql) + members + "}");
    return answer(exchange, status, body);
  }

  private static ObjectNode exchange(String method, String url) {
    ObjectNode exchange = JSON.createObjectNode();
    exchange.putObject("request").put("method", method).put("url", url);
    return exchange;
  }

  private static ObjectNode answer(ObjectNode exchange, int status, String body) {
    exchange.putObject("answer").put("status", status).put("body", body);
    return exchange;
  }

  private void start(ObjectNode... exchanges) throws IOException {
    azure = AzureSimulator.builder().replay(write(MANIFEST, exchanges)).start();
    client = new SimulatedClient(azure);
  }

  private Path write(String manifest, ObjectNode... exchanges) throws IOException {
    Path file = Files.createTempFile(folder, "recording", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "manifest.json", manifest);
      for (int i = 0; i < exchanges.length; i++) {
        put(zip, "exchanges/%06d.json".formatted(i + 1), exchanges[i].toString());
      }
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
