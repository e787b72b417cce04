package io.tributary.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client of the simulator that knows only the real host names, the proxy and the trust. */
final class SimulatedClient {

  static final String GRAPH =
      "https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;

  SimulatedClient(AzureSimulator azure) {
    this.http =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(azure.proxy()))
            .sslContext(azure.sslContext())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(20)).build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  HttpResponse<String> getAs(String token, String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> signIn(String host, String tenant, Map<String, String> changes)
      throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", AzureSimulator.CLIENT_ID);
    form.put("client_secret", AzureSimulator.CLIENT_SECRET);
    form.put("scope", "openid profile offline_access https://management.azure.com/.default");
    form.putAll(changes);
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        HttpRequest.newBuilder(URI.create("https://" + host + "/" + tenant + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  String token() throws IOException {
    return json(signIn("login.microsoftonline.com", AzureSimulator.TENANT_ID, Map.of()))
        .path("access_token")
        .asText();
  }

  /** Posts a query; the rest of the body as further members, in JSON. */
  HttpResponse<String> query(String token, String kql, String members) throws IOException {
    return query(token, "2021-03-01", kql, members);
  }

  HttpResponse<String> query(String token, String apiVersion, String kql, String members)
      throws IOException {
    String body = "{\"query\":" + JSON.writeValueAsString(kql) + members + "}";
    return send(
        HttpRequest.newBuilder(URI.create(GRAPH.replace("2021-03-01", apiVersion)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code that says what is wrong: that of the last detail, or of the error itself. */
  static String errorCode(HttpResponse<String> response) {
    JsonNode error = json(response).path("error");
    JsonNode details = error.path("details");
    return (details.isEmpty() ? error : details.get(details.size() - 1)).path("code").asText();
  }
}
