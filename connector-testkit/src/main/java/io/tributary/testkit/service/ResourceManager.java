package io.tributary.testkit.service;

import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import io.tributary.testkit.service.AccessTokens.Grant;
import io.tributary.testkit.service.Subscriptions.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Azure Resource Manager: checks the token, then answers for subscriptions and Resource Graph. */
public final class ResourceManager implements Answerer {

  private static final String BEARER = "bearer ";
  private static final String SUBSCRIPTIONS = "/subscriptions";

  private final AccessTokens tokens;
  private final Clock clock;
  private final String tenantId;
  private final Subscriptions subscriptions;
  private final Access access;
  private final ResourceGraph graph;

  /**
   * The services behind a management host.
   *
   * @param queries is told every query that the quota let through
   */
  public ResourceManager(
      Catalog catalog,
      AccessTokens tokens,
      Quota quota,
      Tenant tenant,
      Clock clock,
      Consumer<String> queries) {
    this.tokens = tokens;
    this.clock = clock;
    this.tenantId = tenant.id();
    this.subscriptions = new Subscriptions(catalog);
    this.access = new Access(subscriptions, tenant);
    this.graph =
        new ResourceGraph(
            new GraphTables(catalog, tenant.missingTables()), access, quota, clock, queries);
  }

  @Override
  public HttpReply answer(ReceivedRequest request) {
    Optional<HttpReply> refusal = refusal(request);
    HttpReply reply = refusal.isPresent() ? refusal.get() : authorized(request);
    return reply
        .withHeader("Cache-Control", "no-cache")
        .withHeader("x-ms-request-id", UUID.randomUUID().toString());
  }

  /** The client id that a request's token was issued to; empty without a known token. */
  public String principal(ReceivedRequest request) {
    return grant(request).map(Grant::clientId).orElse("");
  }

  private Optional<Grant> grant(ReceivedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .flatMap(value -> tokens.find(value.substring(BEARER.length()).trim()));
  }

  private Optional<HttpReply> refusal(ReceivedRequest request) {
    if (request.header("Authorization").isEmpty()) {
      return unauthorized(
          "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
    }
    Optional<Grant> grant = grant(request);
    if (grant.isEmpty()) {
      return unauthorized("InvalidAuthenticationToken", "The access token is invalid.");
    }
    Cloud cloud = Cloud.ofManagement(request.host()).orElseThrow();
    if (grant.get().cloud() != cloud || !cloud.isManagement(grant.get().resource())) {
      return unauthorized(
          "InvalidAuthenticationTokenAudience",
          "The access token has been obtained for wrong audience or resource '%s'."
              .formatted(grant.get().resource()));
    }
    if (!grant.get().expires().isAfter(clock.instant())) {
      return unauthorized(
          "ExpiredAuthenticationToken",
          "The access token expiry UTC time '%s' is earlier than current UTC time '%s'."
              .formatted(grant.get().expires(), clock.instant()));
    }
    return Optional.empty();
  }

  private Optional<HttpReply> unauthorized(String code, String message) {
    return Optional.of(
        ServiceErrors.arm(401, code, message)
            .withHeader(
                "WWW-Authenticate",
                ("Bearer authorization_uri=\"https://login.windows.net/%s\","
                        + " error=\"invalid_token\", error_description=\"%s\"")
                    .formatted(tenantId, message)));
  }

  private HttpReply authorized(ReceivedRequest request) {
    String version = request.query("api-version").orElse("");
    if (version.isEmpty()) {
      return ServiceErrors.arm(
          400,
          "MissingApiVersionParameter",
          "The api-version query parameter (?api-version=) is required for all requests.");
    }
    String path = request.path().toLowerCase(Locale.ROOT);
    if (path.equals(ResourceGraph.PATH) && request.method().equals("POST")) {
      return ResourceGraph.API_VERSIONS.contains(version)
          ? graph.answer(request, version, principal(request))
          : ServiceErrors.arm(
              400,
              "InvalidApiVersionParameter",
              "The api-version '%s' is invalid. The supported versions are '%s'."
                  .formatted(version, String.join(",", ResourceGraph.API_VERSIONS)));
    }
    if (request.method().equals("GET") && path.equals(SUBSCRIPTIONS)) {
      return subscriptions();
    }
    if (request.method().equals("GET")
        && path.startsWith(SUBSCRIPTIONS + "/")
        && path.indexOf('/', SUBSCRIPTIONS.length() + 1) < 0) {
      return subscription(request.path().substring(SUBSCRIPTIONS.length() + 1));
    }
    return ServiceErrors.arm(
        404, "InvalidResourceType", "There is nothing simulated at '" + request.path() + "'.");
  }

  private HttpReply subscriptions() {
    List<Map<String, @Nullable Object>> readable =
        subscriptions.all().values().stream()
            .filter(each -> access.reads(each.id()))
            .map(this::described)
            .toList();
    return Json.reply(
        200,
        Json.object(
            "value", readable, "count", Json.object("type", "Total", "value", readable.size())));
  }

  private HttpReply subscription(String id) {
    if (!Subscriptions.isId(id)) {
      return ServiceErrors.invalidSubscription(id);
    }
    Optional<Subscription> found = subscriptions.find(id);
    if (found.isEmpty()) {
      return ServiceErrors.arm(
          404, "SubscriptionNotFound", "The subscription '" + id + "' could not be found.");
    }
    if (!access.reads(id)) {
      return ServiceErrors.arm(
          403,
          "AuthorizationFailed",
          ("The client does not have authorization to perform action"
                  + " 'Microsoft.Resources/subscriptions/read' over scope '/subscriptions/%s' or the"
                  + " scope is invalid. If access was recently granted, please refresh your"
                  + " credentials.")
              .formatted(id));
    }
    return Json.reply(200, described(found.get()));
  }

  private Map<String, @Nullable Object> described(Subscription subscription) {
    return Json.object(
        "id",
        "/subscriptions/" + subscription.id(),
        "subscriptionId",
        subscription.id(),
        "tenantId",
        subscription.tenantId().isEmpty() ? tenantId : subscription.tenantId(),
        "displayName",
        subscription.name(),
        "state",
        "Enabled",
        "authorizationSource",
        "RoleBased");
  }
}
