package io.tributary.testkit;

import static io.tributary.testkit.SimulatedClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.registry.Content;
import io.tributary.testkit.registry.Image;
import io.tributary.testkit.registry.Platform;
import io.tributary.testkit.registry.RegistryContent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySimulationTest {

  private static final String HOST = "contosoregistry1.azurecr.io";
  private static final String OTHER = "contosoregistry2.azurecr.io";
  private static final String GOVERNMENT = "contosoregistry1.azurecr.us";
  private static final String CHINA = "contosoregistry1.azurecr.cn";
  private static final String FORBIDDEN = "secret.azurecr.io";
  private static final String PULL = "repository:payments/api:pull";
  private static final Image IMAGE =
      Image.oci(new Platform("linux", "amd64")).layer("ADD root", "0123456789").build();

  private final MutableClock clock = new MutableClock();
  private AzureSimulator azure;
  private SimulatedClient client;

  @BeforeEach
  void start() throws IOException {
    RegistryContent.Builder content = RegistryContent.builder();
    for (String host : List.of(HOST, OTHER, GOVERNMENT, CHINA, FORBIDDEN, "login.azurecr.io")) {
      content.push(host, "payments/api", List.of("1.4.2"), IMAGE);
    }
    azure =
        AzureSimulator.builder()
            .tables(
                Tables.of(
                    Map.of(
                        "resources",
                        List.of(
                            Map.of(
                                "type",
                                "microsoft.containerregistry/registries",
                                "properties",
                                Map.of("loginServer", "ContosoEmpty.azurecr.io"))))))
            .registries(content.build())
            .forbiddenRegistries(Set.of("SECRET.azurecr.io"))
            .clock(clock)
            .start();
    client = new SimulatedClient(azure);
  }

  @AfterEach
  void close() {
    azure.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/payments/api/manifests/1.4.2, repository:payments/api:pull",
    "/v2/payments%2Fapi/blobs/sha256:00, repository:payments/api:pull",
    "/v2/manifests/manifests/1, repository:manifests:pull",
    "/acr/v1/_catalog, registry:catalog:*",
    "/acr/v1/payments%2Fapi, repository:payments/api:metadata_read",
    "/acr/v1/payments%2Fapi/_manifests, repository:payments/api:metadata_read",
    "/acr/v1/payments/api/_tags/1.4.2, repository:payments/api:metadata_read"
  })
  void requestWithoutATokenIsToldTheScopeToAskFor(String path, String scope) throws IOException {
    HttpResponse<String> response = client.get("https://" + HOST + path);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains(
            "Bearer realm=\"https://%1$s/oauth2/token\",service=\"%1$s\",scope=\"%2$s\""
                .formatted(HOST, scope));
    assertThat(errorCode(response)).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void baseOfTheApiNeedsSomeToken() throws IOException {
    HttpResponse<String> refused = client.get("https://" + HOST + "/v2/");

    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
        .doesNotContain("scope");
    assertThat(get(accessToken(HOST, PULL), "/v2/").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repository:payments/web:pull",
        "repository:payments/api:metadata_read",
        "registry:catalog:*",
        "pull",
        ""
      })
  void tokenOfAnotherScopeDoesNotPull(String scope) throws IOException {
    HttpResponse<String> response =
        get(accessToken(HOST, scope), "/v2/payments/api/manifests/1.4.2");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("scope=\"" + PULL + "\"", "insufficient_scope");
  }

  @Test
  void scopesCanBeAskedForTogether() throws IOException {
    String token =
        accessToken(HOST, "repository:payments/api:pull,metadata_read registry:catalog:*");

    assertThat(get(token, "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(200);
    assertThat(get(token, "/acr/v1/payments%2Fapi").statusCode()).isEqualTo(200);
    assertThat(get(token, "/acr/v1/_catalog").statusCode()).isEqualTo(200);
  }

  @Test
  void tokenIsOneRegistrysOwnAndExpires() throws IOException {
    String other = accessToken(OTHER, PULL);
    String token = accessToken(HOST, PULL);
    String refresh = refreshToken(HOST, entraToken());

    assertThat(get(other, "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(401);
    assertThat(get(entraToken(), "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(401);
    assertThat(get(refresh, "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(401);
    assertThat(get(token + "x", "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(401);
    assertThat(get(token, "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(75));
    assertThat(get(token, "/v2/payments/api/manifests/1.4.2").statusCode()).isEqualTo(401);
    assertThat(token(OTHER, refresh, PULL).statusCode()).isEqualTo(401);
    assertThat(token(HOST, refresh, PULL).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(2));
    assertThat(token(HOST, refresh, PULL).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "login.microsoftonline.com, https://management.azure.com, contosoregistry1.azurecr.io, 200",
    "login.microsoftonline.com, https://containerregistry.azure.net, contosoregistry1.azurecr.io, 200",
    "login.microsoftonline.com, https://vault.azure.net, contosoregistry1.azurecr.io, 401",
    "login.microsoftonline.com, https://management.azure.com, contosoregistry1.azurecr.us, 401",
    "login.microsoftonline.com, https://containerregistry.azure.net, contosoregistry1.azurecr.cn, 401",
    "login.microsoftonline.com, https://management.azure.com, secret.azurecr.io, 401",
    "login.microsoftonline.us, https://management.usgovcloudapi.net, contosoregistry1.azurecr.us, 200",
    "login.microsoftonline.us, https://containerregistry.azure.net, contosoregistry1.azurecr.us, 200",
    "login.microsoftonline.us, https://management.usgovcloudapi.net, contosoregistry1.azurecr.io, 401",
    "login.chinacloudapi.cn, https://management.chinacloudapi.cn, contosoregistry1.azurecr.cn, 200"
  })
  void entraTokenOpensRegistriesOfItsCloudAlone(
      String login, String audience, String registry, int status) throws IOException {
    HttpResponse<String> response = exchange(registry, entraToken(login, audience));

    assertThat(response.statusCode()).isEqualTo(status);
    if (status == 401) {
      assertThat(errorCode(response)).isEqualTo("UNAUTHORIZED");
    }
  }

  @Test
  void expiredEntraTokenIsNotExchanged() throws IOException {
    String token = entraToken();
    clock.advance(Duration.ofHours(2));

    assertThat(exchange(HOST, token).statusCode()).isEqualTo(401);
  }

  @Test
  void otherGrantsAndServicesAreRefused() throws IOException {
    Map<String, String> form =
        Map.of("grant_type", "access_token", "service", OTHER, "access_token", entraToken());

    assertThat(post(HOST, "/oauth2/exchange", form).statusCode()).isEqualTo(400);
    assertThat(
            post(HOST, "/oauth2/token", Map.of("grant_type", "password", "service", HOST))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void manifestComesByteForByteAndAHeadWithoutIt() throws IOException {
    String token = accessToken(HOST, PULL);

    HttpResponse<String> manifest = get(token, "/v2/payments%2Fapi/manifests/1.4.2");
    HttpResponse<String> head =
        client.send(
            request(token, "/v2/payments/api/manifests/" + IMAGE.digest())
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(manifest.body()).isEqualTo(IMAGE.manifest().text());
    assertThat(manifest.headers().firstValue("Content-Type"))
        .contains("application/vnd.oci.image.manifest.v1+json");
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Docker-Content-Digest")).contains(IMAGE.digest());
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(IMAGE.manifest().size());
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/payments/api/manifests/2, MANIFEST_UNKNOWN",
    "/v2/payments/api/blobs/sha256:00, BLOB_UNKNOWN",
    "/acr/v1/payments/api/_manifests/sha256:00, MANIFEST_UNKNOWN",
    "/acr/v1/payments/api/_tags/2, TAG_UNKNOWN"
  })
  void whatIsMissingIsNamed(String path, String code) throws IOException {
    HttpResponse<String> response =
        get(accessToken(HOST, "repository:payments/api:pull,metadata_read"), path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(errorCode(response)).isEqualTo(code);
  }

  @Test
  void registryIsReadOnly() throws IOException {
    HttpResponse<String> response =
        client.send(request(accessToken(HOST, PULL), "/v2/payments/api/manifests/1.4.2").DELETE());

    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void blobsComeFromAHostThatWantsNoToken() throws IOException {
    String token = accessToken(HOST, PULL);
    Content layer = IMAGE.layers().get(0);
    HttpResponse<String> redirect = get(token, "/v2/payments/api/blobs/" + layer.digest());
    String location = redirect.headers().firstValue("Location").orElseThrow();

    assertThat(redirect.statusCode()).isEqualTo(307);
    assertThat(URI.create(location).getHost())
        .isEqualTo("contosoregistry1blobs.blob.core.windows.net");
    assertThat(client.get(location).body()).isEqualTo("0123456789");
    assertThat(client.getAs(token, location).statusCode()).isEqualTo(400);
    assertThat(client.get(location.substring(0, location.indexOf('?'))).statusCode())
        .isEqualTo(403);
    clock.advance(Duration.ofMinutes(21));
    assertThat(client.get(location).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/10",
    "bytes=0-4194303, 206, 0123456789, bytes 0-9/10",
    "bytes=7-, 206, 789, bytes 7-9/10",
    "bytes=10-, 416, , bytes */10",
    "lines=1-2, 200, 0123456789, "
  })
  void blobIsServedInParts(String range, int status, String body, String contentRange)
      throws IOException {
    String path = "/v2/payments/api/blobs/" + IMAGE.layers().get(0).digest();
    String location =
        get(accessToken(HOST, PULL), path).headers().firstValue("Location").orElseThrow();

    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(URI.create(location)).header("Range", range));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
    if (body != null) {
      assertThat(response.body()).isEqualTo(body);
    }
  }

  @Test
  void pagesLinkToTheNext() throws IOException {
    String token = accessToken(HOST, "repository:payments/api:metadata_read");

    assertThat(get(token, "/acr/v1/payments%2Fapi/_tags?n=1").headers().firstValue("Link"))
        .isEmpty();
    assertThat(get(token, "/acr/v1/payments%2Fapi/_manifests?n=0").statusCode()).isEqualTo(400);
  }

  @Test
  void registryThatHasOnlyARowIsEmpty() throws IOException {
    String host = "contosoempty.azurecr.io";
    String token = accessToken(host, "registry:catalog:*");

    assertThat(client.getAs(token, "https://" + host + "/acr/v1/_catalog").body())
        .isEqualTo("{\"repositories\":[]}");
  }

  @Test
  void registryThatNobodyKnowsIsNotReached() {
    assertThatThrownBy(() -> client.get("https://unknown.azurecr.io/v2/"))
        .isInstanceOf(IOException.class);
    assertThat(azure.refusedHosts()).containsExactly("unknown.azurecr.io");
  }

  @Test
  void registryMayBeCalledLikeAnotherService() throws IOException {
    assertThat(client.get("https://login.azurecr.io/v2/").statusCode()).isEqualTo(401);
  }

  @Test
  void recordsWhoAsks() throws IOException {
    get(accessToken(HOST, PULL), "/v2/payments/api/manifests/1.4.2");

    assertThat(azure.requests())
        .filteredOn(request -> request.host().equals(HOST))
        .hasSize(3)
        .allMatch(request -> request.principal().equals(AzureSimulator.CLIENT_ID));
  }

  @Test
  void generatedEstateServesItsImages() throws IOException {
    Estate estate = Estate.builder().build();
    try (AzureSimulator simulator =
        AzureSimulator.builder().tables(estate).registries(estate.registryContent()).start()) {
      List<String> names =
          new RegistryClients(simulator, HOST).registry().listRepositoryNames().stream().toList();

      assertThat(names).contains("payments/api").hasSize(3);
      assertThat(
              new RegistryClients(simulator, HOST)
                  .content("payments/api")
                  .getManifest("1.4.2")
                  .getDigest())
          .startsWith("sha256:");
    }
  }

  private String entraToken() throws IOException {
    return client.token();
  }

  private String entraToken(String login, String audience) throws IOException {
    return json(client.signIn(
            login, AzureSimulator.TENANT_ID, Map.of("scope", audience + "/.default")))
        .path("access_token")
        .asText();
  }

  private HttpResponse<String> exchange(String host, String entraToken) throws IOException {
    return post(
        host,
        "/oauth2/exchange",
        Map.of("grant_type", "access_token", "service", host, "access_token", entraToken));
  }

  private String refreshToken(String host, String entraToken) throws IOException {
    return json(exchange(host, entraToken)).path("refresh_token").asText();
  }

  private HttpResponse<String> token(String host, String refreshToken, String scope)
      throws IOException {
    return post(
        host,
        "/oauth2/token",
        Map.of(
            "grant_type", "refresh_token",
            "service", host,
            "scope", scope,
            "refresh_token", refreshToken));
  }

  private String accessToken(String host, String scope) throws IOException {
    return json(token(host, refreshToken(host, entraToken()), scope)).path("access_token").asText();
  }

  private HttpResponse<String> post(String host, String path, Map<String, String> form)
      throws IOException {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(URI.create("https://" + host + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String token, String path) throws IOException {
    return client.send(request(token, path));
  }

  private static HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create("https://" + HOST + path))
        .header("Authorization", "Bearer " + token);
  }

  private static String errorCode(HttpResponse<String> response) {
    return json(response).path("errors").path(0).path("code").asText();
  }
}
