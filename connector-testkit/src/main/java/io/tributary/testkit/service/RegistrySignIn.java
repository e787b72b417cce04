package io.tributary.testkit.service;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.service.AccessTokens.Grant;
import io.tributary.testkit.service.RegistryTokens.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A registry's own sign-in: an Entra token buys a refresh token, and that buys access tokens of one
 * scope each.
 */
final class RegistrySignIn {

  static final String EXCHANGE = "/oauth2/exchange";
  static final String TOKEN = "/oauth2/token";

  private static final String AUDIENCE = "https://containerregistry.azure.net";

  private final AccessTokens entra;
  private final RegistryTokens tokens;
  private final Set<String> forbidden;
  private final Clock clock;

  /**
   * A sign-in.
   *
   * @param entra the tokens that can be exchanged
   * @param forbidden hosts, in lower case, of the registries that no application may read
   */
  RegistrySignIn(AccessTokens entra, RegistryTokens tokens, Set<String> forbidden, Clock clock) {
    this.entra = entra;
    this.tokens = tokens;
    this.forbidden = forbidden;
    this.clock = clock;
  }

  HttpReply answer(ReceivedRequest request) {
    Map<String, String> form = request.form();
    String host = request.host();
    if (!form.getOrDefault("service", "").toLowerCase(Locale.ROOT).equals(host)) {
      return RegistryErrors.of(400, "BAD_REQUEST", "The service must be " + host);
    }
    return request.path().equals(EXCHANGE) ? exchange(host, form) : token(host, form);
  }

  private HttpReply exchange(String host, Map<String, String> form) {
    if (!"access_token".equals(form.get("grant_type"))) {
      return unsupportedGrant();
    }
    return entraGrant(host, form)
        .map(grant -> refreshToken(host, grant.clientId()))
        .orElseGet(RegistryErrors::unauthorized);
  }

  private Optional<Grant> entraGrant(String host, Map<String, String> form) {
    Cloud cloud = Cloud.ofRegistry(host).orElseThrow();
    return entra
        .find(form.getOrDefault("access_token", ""))
        .filter(grant -> grant.expires().isAfter(clock.instant()))
        .filter(grant -> grant.cloud() == cloud)
        .filter(grant -> cloud.isManagement(grant.resource()) || isAudience(grant))
        .filter(grant -> !forbidden.contains(host));
  }

  private static boolean isAudience(Grant grant) {
    return grant.resource().equals(AUDIENCE);
  }

  private HttpReply refreshToken(String host, String clientId) {
    return Json.reply(
        200,
        Json.object(
            "refresh_token",
            tokens.issue(new RegistryTokens.Grant(Kind.REFRESH, clientId, host, List.of()))));
  }

  private HttpReply token(String host, Map<String, String> form) {
    if (!"refresh_token".equals(form.get("grant_type"))) {
      return unsupportedGrant(); // A password is for anonymous pull, which is not simulated.
    }
    List<String> scopes =
        List.of(form.getOrDefault("scope", "").split(" ", -1)).stream()
            .filter(scope -> scope.split(":", -1).length == 3)
            .toList();
    return tokens
        .find(form.getOrDefault("refresh_token", ""))
        .filter(grant -> grant.kind() == Kind.REFRESH && grant.host().equals(host))
        .map(grant -> accessToken(host, grant.clientId(), scopes))
        .orElseGet(RegistryErrors::unauthorized);
  }

  private HttpReply accessToken(String host, String clientId, List<String> scopes) {
    return Json.reply(
        200,
        Json.object(
            "access_token",
            tokens.issue(new RegistryTokens.Grant(Kind.ACCESS, clientId, host, scopes))));
  }

  private static HttpReply unsupportedGrant() {
    return RegistryErrors.of(400, "UNSUPPORTED", "The grant type is not supported.");
  }

  /** Who signs in with this; empty if nobody known. */
  String principal(ReceivedRequest request) {
    Map<String, String> form = request.form();
    return request.path().equals(EXCHANGE)
        ? entra.find(form.getOrDefault("access_token", "")).map(Grant::clientId).orElse("")
        : tokens
            .find(form.getOrDefault("refresh_token", ""))
            .map(RegistryTokens.Grant::clientId)
            .orElse("");
  }
}
