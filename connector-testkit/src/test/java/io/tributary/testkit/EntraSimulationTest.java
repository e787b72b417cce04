package io.tributary.testkit;

import static io.tributary.testkit.SimulatedClient.errorCode;
import static io.tributary.testkit.SimulatedClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntraSimulationTest {

  private static final String LOGIN = "login.microsoftonline.com";
  private static final String SUBSCRIPTIONS =
      "https://management.azure.com/subscriptions?api-version=2020-01-01";

  private final MutableClock clock = new MutableClock();
  private AzureSimulator azure;
  private SimulatedClient client;

  @BeforeEach
  void start() throws IOException {
    azure = AzureSimulator.builder().clock(clock).tokenLifetime(Duration.ofMinutes(10)).start();
    client = new SimulatedClient(azure);
  }

  @AfterEach
  void close() {
    azure.close();
  }

  private HttpResponse<String> signIn(Map<String, String> changes) throws IOException {
    return client.signIn(LOGIN, AzureSimulator.TENANT_ID, changes);
  }

  @Test
  void describesItself() throws IOException {
    String configuration =
        client
            .get(
                "https://"
                    + LOGIN
                    + "/"
                    + AzureSimulator.TENANT_ID
                    + "/v2.0/.well-known/openid-configuration")
            .body();
    String discovery =
        client.get("https://" + LOGIN + "/common/discovery/instance?api-version=1.1").body();

    assertThat(configuration).contains("/oauth2/v2.0/token");
    assertThat(discovery)
        .contains("login.microsoftonline.us")
        .contains("tenant_discovery_endpoint");
  }

  @Test
  void refusesAWrongSecretAsEntraDoes() throws IOException {
    HttpResponse<String> answer = signIn(Map.of("client_secret", "guess"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).path("error").asText()).isEqualTo("invalid_client");
    assertThat(json(answer).path("error_codes").get(0).asInt()).isEqualTo(7000215);
    assertThat(json(answer).path("error_description").asText())
        .startsWith("AADSTS7000215: Invalid client secret is provided.\r\nTrace ID: ");
  }

  @Test
  void refusesAnUnknownTenantAnUnknownApplicationAndAWrongScope() throws IOException {
    HttpResponse<String> tenant = client.signIn(LOGIN, "contoso.example", Map.of());
    HttpResponse<String> application = signIn(Map.of("client_id", "someone"));
    HttpResponse<String> scope = signIn(Map.of("scope", "https://management.azure.com"));
    HttpResponse<String> grant = signIn(Map.of("grant_type", "password"));

    assertThat(tenant.statusCode()).isEqualTo(400);
    assertThat(tenant.body()).contains("AADSTS90002: Tenant 'contoso.example' not found.");
    assertThat(application.statusCode()).isEqualTo(400);
    assertThat(application.body()).contains("AADSTS700016: Application with identifier 'someone'");
    assertThat(scope.body()).contains("AADSTS1002012");
    assertThat(grant.body()).contains("AADSTS70003");
  }

  @Test
  void takesAnAssertionForASecret() throws IOException {
    HttpResponse<String> own = signIn(assertion(AzureSimulator.CLIENT_ID));
    HttpResponse<String> anothers = signIn(assertion("someone"));
    HttpResponse<String> none = signIn(Map.of("client_assertion", "a.%.c"));

    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(anothers.body()).contains("AADSTS700021");
    assertThat(none.body()).contains("AADSTS50027");
  }

  private Map<String, String> assertion(String subject) {
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"https://x/%s/v2.0\",\"exp\":%d}"
            .formatted(
                subject,
                subject,
                AzureSimulator.TENANT_ID,
                clock.instant().plusSeconds(60).getEpochSecond());
    String encoded = Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "client_assertion",
        "e30." + encoded + ".sig",
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  }

  @Test
  void opensResourceManagerWithATokenUntilItExpires() throws IOException {
    String token = client.token();

    assertThat(client.getAs(token, SUBSCRIPTIONS).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(10));
    HttpResponse<String> expired = client.getAs(token, SUBSCRIPTIONS);

    assertThat(expired.statusCode()).isEqualTo(401);
    assertThat(errorCode(expired)).isEqualTo("ExpiredAuthenticationToken");
    assertThat(expired.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer authorization_uri=");
  }

  @Test
  void refusesNoTokenAndAMadeUpOne() throws IOException {
    assertThat(errorCode(client.get(SUBSCRIPTIONS))).isEqualTo("AuthenticationFailed");
    assertThat(errorCode(client.getAs("made-up", SUBSCRIPTIONS)))
        .isEqualTo("InvalidAuthenticationToken");
  }

  @Test
  void keepsTheCloudsApart() throws IOException {
    String government =
        json(client.signIn(
                "login.microsoftonline.us",
                AzureSimulator.TENANT_ID,
                Map.of("scope", "https://management.core.usgovcloudapi.net//.default")))
            .path("access_token")
            .asText();

    assertThat(
            client
                .getAs(
                    government,
                    "https://management.usgovcloudapi.net/subscriptions?api-version=2020-01-01")
                .statusCode())
        .isEqualTo(200);
    assertThat(errorCode(client.getAs(government, SUBSCRIPTIONS)))
        .isEqualTo("InvalidAuthenticationTokenAudience");
  }
}
