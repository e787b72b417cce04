package io.tributary.testkit.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Entra's sign-in hosts: discovery, and tokens for client credentials (a secret, or an assertion
 * signed with a certificate, of which only the claims are checked).
 */
public final class EntraService implements Answerer {

  private static final String DISCOVERY = "/common/discovery/instance";
  private static final String CONFIGURATION = "/v2.0/.well-known/openid-configuration";
  private static final String TOKEN = "/oauth2/v2.0/token";
  private static final String DEFAULT_SCOPE = "/.default";
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Directory directory;
  private final AccessTokens tokens;
  private final Clock clock;

  /** A service for one tenant. */
  public EntraService(Directory directory, AccessTokens tokens, Clock clock) {
    this.directory = directory;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public HttpReply answer(ReceivedRequest request) {
    HttpReply reply = serve(request);
    return request
        .header("client-request-id") // Clients compare it with their own.
        .map(id -> reply.withHeader("client-request-id", id))
        .orElse(reply);
  }

  private HttpReply serve(ReceivedRequest request) {
    String path = request.path();
    if (request.method().equals("GET") && path.equals(DISCOVERY)) {
      return discovery(request);
    }
    int slash = path.indexOf('/', 1);
    String tenant = slash < 0 ? "" : path.substring(1, slash);
    String rest = slash < 0 ? "" : path.substring(slash);
    if (request.method().equals("GET") && rest.equals(CONFIGURATION)) {
      return isTenant(tenant) ? configuration(request.host()) : unknownTenant(tenant);
    }
    if (request.method().equals("POST") && rest.equals(TOKEN)) {
      return isTenant(tenant) ? token(request) : unknownTenant(tenant);
    }
    return HttpReply.of(404);
  }

  private boolean isTenant(String tenant) {
    return tenant.equalsIgnoreCase(directory.tenantId());
  }

  private HttpReply discovery(ReceivedRequest request) {
    List<Object> metadata = new ArrayList<>();
    for (Cloud cloud : Cloud.values()) {
      metadata.add(
          Json.object(
              "preferred_network", cloud.loginHost(),
              "preferred_cache", cloud.loginHost(),
              "aliases", cloud.loginHosts()));
    }
    return Json.reply(
        200,
        Json.object(
            "tenant_discovery_endpoint",
            issuer(request.host()) + "/.well-known/openid-configuration",
            "api-version",
            "1.1",
            "metadata",
            metadata));
  }

  private HttpReply configuration(String host) {
    String base = "https://" + host + "/" + directory.tenantId();
    return Json.reply(
        200,
        Json.object(
            "token_endpoint", base + TOKEN,
            "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt"),
            "jwks_uri", base + "/discovery/v2.0/keys",
            "issuer", issuer(host),
            "authorization_endpoint", base + "/oauth2/v2.0/authorize",
            "device_authorization_endpoint", base + "/oauth2/v2.0/devicecode"));
  }

  private String issuer(String host) {
    return "https://" + host + "/" + directory.tenantId() + "/v2.0";
  }

  private HttpReply token(ReceivedRequest request) {
    Map<String, String> form = request.form();
    String clientId = form.getOrDefault("client_id", "");
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return error(
          400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
    }
    if (!directory.knows(clientId)) {
      return error(
          400,
          "unauthorized_client",
          700016,
          ("Application with identifier '%s' was not found in the directory '%s'. This "
                  + "can happen if the application has not been installed by the administrator "
                  + "of the tenant.")
              .formatted(clientId, directory.tenantId()));
    }
    // Clients ask for "openid profile offline_access" too, which an application does not get.
    List<String> scopes = List.of(form.getOrDefault("scope", "").split(" ", -1));
    Optional<String> scope = scopes.stream().filter(each -> each.endsWith(DEFAULT_SCOPE)).findAny();
    if (scope.isEmpty()) {
      return error(
          400,
          "invalid_scope",
          1002012,
          ("The provided value for scope %s is not valid. Client credential flows must "
                  + "have a scope value with /.default suffixed to the resource identifier "
                  + "(application ID URI).")
              .formatted(String.join(" ", scopes)));
    }
    Optional<HttpReply> refusal =
        form.containsKey("client_assertion") ? refusedAssertion(form) : refusedSecret(form);
    return refusal.orElseGet(() -> granted(request.host(), clientId, scope.get()));
  }

  private Optional<HttpReply> refusedSecret(Map<String, String> form) {
    String secret = form.get("client_secret");
    if (secret == null) {
      return refused(
          7000218,
          "The request body must contain the following parameter: 'client_assertion' "
              + "or 'client_secret'.");
    }
    return directory.accepts(form.getOrDefault("client_id", ""), secret)
        ? Optional.empty()
        : refused(7000215, "Invalid client secret is provided.");
  }

  private Optional<HttpReply> refusedAssertion(Map<String, String> form) {
    String clientId = form.getOrDefault("client_id", "");
    String[] parts = form.getOrDefault("client_assertion", "").split("\\.", -1);
    try {
      JsonNode claims =
          Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
      if (ASSERTION.equals(form.get("client_assertion_type"))
          && claims.path("iss").asText().equals(clientId)
          && claims.path("sub").asText().equals(clientId)
          && claims.path("aud").asText().contains(directory.tenantId())
          && claims.path("exp").asLong() > clock.instant().getEpochSecond()) {
        return Optional.empty();
      }
    } catch (IOException | IllegalArgumentException e) {
      return refused(50027, "JWT token is invalid or malformed.");
    }
    return refused(
        700021,
        "Client assertion application identifier doesn't match 'client_id' "
            + "parameter, or it has expired.");
  }

  private Optional<HttpReply> refused(int code, String description) {
    return Optional.of(error(401, "invalid_client", code, description));
  }

  private HttpReply granted(String host, String clientId, String scope) {
    Cloud cloud = Cloud.ofLogin(host).orElseThrow();
    String resource = scope.substring(0, scope.length() - DEFAULT_SCOPE.length());
    if (resource.endsWith("/")) {
      resource = resource.substring(0, resource.length() - 1);
    }
    long seconds = tokens.lifetime().toSeconds();
    return Json.reply(
            200,
            Json.object(
                "token_type",
                "Bearer",
                "expires_in",
                seconds,
                "ext_expires_in",
                seconds,
                "access_token",
                tokens.issue(clientId, cloud, resource)))
        .withHeader("Cache-Control", "no-store, no-cache");
  }

  private HttpReply unknownTenant(String tenant) {
    return error(
        400,
        "invalid_request",
        90002,
        ("Tenant '%s' not found. Check to make sure you have the correct tenant ID "
                + "and are signing into the correct cloud. Check with your subscription "
                + "administrator, this may happen if there are no active subscriptions for "
                + "the tenant.")
            .formatted(tenant));
  }

  /** An error as Entra writes it. */
  private HttpReply error(int status, String error, int code, String description) {
    String trace = UUID.randomUUID().toString();
    String correlation = UUID.randomUUID().toString();
    String timestamp = TIMESTAMP.format(clock.instant());
    return Json.reply(
            status,
            Json.object(
                "error", error,
                "error_description",
                    "AADSTS%d: %s\r\nTrace ID: %s\r\nCorrelation ID: %s\r\nTimestamp: %s"
                        .formatted(code, description, trace, correlation, timestamp),
                "error_codes", List.of(code),
                "timestamp", timestamp,
                "trace_id", trace,
                "correlation_id", correlation,
                "error_uri", "https://login.microsoftonline.com/error?code=" + code))
        .withHeader("x-ms-request-id", trace);
  }
}
