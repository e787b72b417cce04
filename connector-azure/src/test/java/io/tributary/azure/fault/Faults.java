package io.tributary.azure.fault;

import static io.tributary.azure.fault.Position.FIRST;
import static io.tributary.azure.fault.Position.MIDDLE;
import static io.tributary.failure.ErrorKind.AUTHENTICATION;
import static io.tributary.failure.ErrorKind.AUTHORIZATION;
import static io.tributary.failure.ErrorKind.BAD_ANSWER;
import static io.tributary.failure.ErrorKind.CONFIGURATION;
import static io.tributary.failure.ErrorKind.INTERNAL;
import static io.tributary.failure.ErrorKind.THROTTLED;
import static io.tributary.failure.ErrorKind.UNAVAILABLE;

import io.tributary.azure.fault.Fault.Way;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All faults, and what becomes of a run that meets one which does not pass. */
final class Faults {
  /** A request that fails is sent so often. */
  private static final int TRIES = 4;

  /** An answer that is wrong is a reason to read the split anew, so often in all. */
  private static final int ATTEMPTS = 3;

  /** An attempt that goes on after a wrong page may be given it once more. */
  private static final int WALKS = 2 * ATTEMPTS;

  /** A request that is refused for the quota is sent so often. */
  private static final int WAITS = 20;

  /** A page is halved so often, and tried a few times when it can't be. */
  private static final int HALVINGS = 16;

  private static final String CLOSED = "Cannot reach management.azure.com: ";
  private static final String UNREADABLE = "cannot be read";

  private Faults() {}

  static List<Fault> all() {
    return List.of(
        // The quota.
        Fault.of(
                "429 with body, wait and quota",
                page ->
                    throttled()
                        .withHeader("Retry-After", "3")
                        .withHeader("x-ms-user-quota-remaining", "0")
                        .withHeader("x-ms-user-quota-resets-after", "00:00:02"))
            .ends(THROTTLED, "answered 429 RateLimiting", WAITS),
        Fault.of("429 with body alone", page -> throttled())
            .ends(THROTTLED, "answered 429 RateLimiting", WAITS),
        Fault.of(
                "429 with Retry-After alone",
                page -> HttpReply.of(429).withHeader("Retry-After", "1"))
            .ends(THROTTLED, "answered 429", WAITS),
        Fault.of("429 with nothing", page -> HttpReply.of(429))
            .ends(THROTTLED, "answered 429", WAITS),
        Fault.of("429 with two bytes", page -> HttpReply.json(429, "{}"))
            .ends(THROTTLED, "answered 429", WAITS),
        Fault.of("429 in HTML", page -> html(429)).ends(THROTTLED, "answered 429", WAITS),
        Fault.of(
                "429 of Resource Manager",
                page -> arm(429, "TooManyRequests").withHeader("Retry-After", "2"))
            .ends(THROTTLED, "answered 429 TooManyRequests", WAITS),

        // A service in trouble.
        Fault.of("500 in JSON", page -> arm(500, "InternalServerError"))
            .ends(UNAVAILABLE, "answered 500 InternalServerError", TRIES),
        Fault.of("500 in HTML", page -> html(500)).ends(UNAVAILABLE, "answered 500", TRIES),
        Fault.of("502 in JSON", page -> arm(502, "BadGateway"))
            .ends(UNAVAILABLE, "answered 502 BadGateway", TRIES),
        Fault.of("502 in HTML", page -> html(502)).ends(UNAVAILABLE, "answered 502", TRIES),
        Fault.of(
                "503 in JSON",
                page -> arm(503, "ServiceUnavailable").withHeader("Retry-After", "5"))
            .ends(UNAVAILABLE, "answered 503 ServiceUnavailable", TRIES),
        Fault.of("503 in HTML", page -> html(503)).ends(UNAVAILABLE, "answered 503", TRIES),
        Fault.of("503 with nothing", page -> HttpReply.of(503))
            .ends(UNAVAILABLE, "answered 503", TRIES),

        // Too much at once.
        Fault.of("504 in HTML", page -> html(504)).ends(UNAVAILABLE, "answered 504", HALVINGS),
        Fault.of("GatewayTimeout", page -> graph(504, "GatewayTimeout", ""))
            .ends(UNAVAILABLE, "answered 504 GatewayTimeout", HALVINGS),
        Fault.of(
                "UnexpectedQueryExecutionError",
                page -> graph(500, "InternalServerError", "UnexpectedQueryExecutionError"))
            .ends(UNAVAILABLE, "answered 500 UnexpectedQueryExecutionError", HALVINGS),
        Fault.of(
                "ResponsePayloadTooLarge",
                page -> graph(400, "BadRequest", "ResponsePayloadTooLarge"))
            .ends(BAD_ANSWER, "answered 400 ResponsePayloadTooLarge", ATTEMPTS * HALVINGS),
        Fault.of("ResponsePayloadTooLarge for large pages", () -> Faults::tooLarge)
            .isGotAround(HALVINGS),

        // Answers that are none.
        Fault.of("200 with nothing", page -> HttpReply.of(200))
            .ends(BAD_ANSWER, "empty body", ATTEMPTS * TRIES),
        Fault.of("200 in HTML", page -> html(200))
            .ends(BAD_ANSWER, "something else than JSON", ATTEMPTS * TRIES),
        Fault.of(
                "200 with HTML that is called JSON",
                page -> page.withBody("application/json", "<html>"))
            .ends(BAD_ANSWER, UNREADABLE, ATTEMPTS * TRIES),
        Fault.of("204", page -> HttpReply.of(204))
            .ends(BAD_ANSWER, "answered 204", ATTEMPTS * TRIES),
        Fault.of("half of the JSON", json(body -> body.substring(0, body.length() / 2)))
            .ends(BAD_ANSWER, UNREADABLE, ATTEMPTS * TRIES),
        Fault.of("JSON null", json(body -> "null"))
            .ends(BAD_ANSWER, "empty body", ATTEMPTS * TRIES),
        Fault.of("a JSON array", json(body -> "[]")).ends(BAD_ANSWER, UNREADABLE, ATTEMPTS * TRIES),
        Fault.of("no data", json(body -> body.replace("\"data\":", "\"other\":")))
            .ends(BAD_ANSWER, "without an array of rows", ATTEMPTS * TRIES),
        Fault.of("null for data", data("null"))
            .ends(BAD_ANSWER, "without an array of rows", ATTEMPTS * TRIES),
        Fault.of("an object for data", data("{\"columns\":[],\"rows\":[]}"))
            .ends(BAD_ANSWER, "without an array of rows", ATTEMPTS * TRIES),
        Fault.of("rows that are none", data("[1,\"two\",null]"))
            .ends(BAD_ANSWER, "a row that is not an object", ATTEMPTS * TRIES),
        Fault.of("a count below zero", total("\"totalRecords\":-1"))
            .ends(BAD_ANSWER, "totalRecords is wrong or missing", ATTEMPTS * TRIES),
        Fault.of("no count", total("\"other\":1"))
            .ends(BAD_ANSWER, "totalRecords is wrong or missing", ATTEMPTS * TRIES),
        Fault.of("null for the count", total("\"totalRecords\":null"))
            .ends(BAD_ANSWER, "management.azure.com", ATTEMPTS * TRIES),
        Fault.of("a count of words", total("\"totalRecords\":\"many\""))
            .ends(BAD_ANSWER, UNREADABLE, ATTEMPTS * TRIES),

        // Pages that contradict each other.
        Fault.of("another count", total("\"totalRecords\":1000"))
            .contradicts("the number of rows changed", WALKS),
        Fault.of(
                "no token before the end",
                json(body -> body.replace("\"$skipToken\"", "\"other\"")))
            .at(FIRST, MIDDLE)
            .contradicts("the source announced 21", WALKS),
        Fault.of("a page without rows", data("[]")).contradicts("the source ", WALKS),
        Fault.of("a row twice", json(Faults::firstRowTwice)).contradicts("twice", WALKS),

        // Connections that break.
        Fault.of("a reset before the status line", page -> page.delivered(Delivery.resetBefore()))
            .ends(UNAVAILABLE, CLOSED, TRIES),
        Fault.of("a close before the status line", page -> page.delivered(Delivery.closedBefore()))
            .ends(UNAVAILABLE, CLOSED, TRIES),
        Fault.of("a reset in the body", page -> page.delivered(Delivery.resetAfter(900)))
            .ends(UNAVAILABLE, CLOSED, TRIES),
        Fault.of("a body that breaks off", page -> page.delivered(Delivery.truncatedAfter(900)))
            .ends(UNAVAILABLE, CLOSED, TRIES),
        Fault.of(
                "a length that is too long",
                page ->
                    page.withHeader("Content-Length", "" + (page.body().length() + 40))
                        .delivered(Delivery.truncatedAfter(Delivery.ALL)))
            .ends(UNAVAILABLE, CLOSED, TRIES),
        Fault.of(
                "a length that is too short",
                page -> page.withHeader("Content-Length", "" + (page.body().length() - 40)))
            .ends(BAD_ANSWER, UNREADABLE, ATTEMPTS * TRIES),

        // Answers that take their time.
        Fault.of("no answer", page -> page.delivered(Delivery.stalledBefore()))
            .by(Way.SILENCE)
            .ends(UNAVAILABLE, "no answer in time", TRIES),
        Fault.of("a body that stops", page -> page.delivered(Delivery.stalledAfter(900)))
            .by(Way.SILENCE)
            .ends(UNAVAILABLE, "no answer in time", TRIES),
        Fault.of(
                "a body that drips",
                page -> page.delivered(Delivery.dripping(Duration.ofMillis(20))))
            .by(Way.SILENCE)
            .ends(UNAVAILABLE, "no answer in time", TRIES),

        // Tokens.
        Fault.of("a token that has expired", () -> new RefusedToken("ExpiredAuthenticationToken"))
            .by(Way.TOKEN)
            .ends(AUTHENTICATION, "answered 401 ExpiredAuthenticationToken", 2),
        Fault.of("a token that was revoked", () -> new RefusedToken("InvalidAuthenticationToken"))
            .by(Way.TOKEN)
            .ends(AUTHENTICATION, "answered 401 InvalidAuthenticationToken", 2),
        Fault.of("a token that lacks a claim", page -> challenge())
            .by(Way.TOKEN)
            .ends(AUTHENTICATION, "answered 401 InvalidAuthenticationToken", 2),
        Fault.of("the wrong tenant", page -> unauthorized("InvalidAuthenticationTokenTenant"))
            .by(Way.REFUSAL)
            .ends(AUTHENTICATION, "for another tenant", 1),
        Fault.of("401 with nothing", page -> HttpReply.of(401))
            .by(Way.REFUSAL)
            .ends(AUTHENTICATION, "answered 401", 1),

        // What is refused stays so.
        Fault.of("403", page -> graph(403, "AccessDenied", "AccessDenied"))
            .by(Way.REFUSAL)
            .ends(AUTHORIZATION, "answered 403 AccessDenied", 1),
        Fault.of("403 in HTML", page -> html(403))
            .by(Way.REFUSAL)
            .ends(AUTHORIZATION, "answered 403", 1),
        Fault.of("a query that is refused", page -> graph(400, "BadRequest", "InvalidQuery"))
            .by(Way.REFUSAL)
            .ends(INTERNAL, "answered 400 InvalidQuery", 1),
        Fault.of(
                "407 of the proxy",
                page ->
                    HttpReply.of(407)
                        .withHeader("Proxy-Authenticate", "Basic realm=\"p\"")
                        .delivered(
                            new Delivery(Delivery.ALL, Delivery.Ending.CLOSE, Duration.ZERO)))
            .by(Way.PROXY)
            .ends(CONFIGURATION, "The proxy wants", TRIES),

        // The way to the service.
        Fault.of("502 of the proxy", page -> closing(HttpReply.of(502)))
            .by(Way.PROXY)
            .ends(UNAVAILABLE, "the proxy", TRIES),
        Fault.of("503 of the proxy", page -> closing(HttpReply.of(503)))
            .by(Way.PROXY)
            .ends(UNAVAILABLE, "the proxy", TRIES),
        Fault.of("a proxy that hangs up", page -> page.delivered(Delivery.closedBefore()))
            .by(Way.PROXY)
            .ends(UNAVAILABLE, CLOSED, TRIES),
        Fault.of("a name that is lost", page -> page)
            .by(Way.NAME)
            .ends(UNAVAILABLE, "its name cannot be resolved", TRIES));
  }

  /** An error of Resource Manager, which stands in front. */
  private static HttpReply arm(int status, String code) {
    return HttpReply.json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}");
  }

  /** An error of Resource Graph: what matters is in the details, which it may leave out. */
  private static HttpReply graph(int status, String code, String detail) {
    String details =
        detail.isEmpty() ? "" : ",\"details\":[{\"code\":\"" + detail + "\",\"message\":\"d\"}]";
    return HttpReply.json(
        status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"" + details + "}}");
  }

  private static HttpReply throttled() {
    return graph(429, "RateLimiting", "RateLimiting");
  }

  private static HttpReply html(int status) {
    return HttpReply.of(status)
        .withBody("text/html", "<html><head><title>Error</title></head><body>Oh.</body></html>");
  }

  private static HttpReply closing(HttpReply reply) {
    return reply.delivered(new Delivery(Delivery.ALL, Delivery.Ending.CLOSE, Duration.ZERO));
  }

  private static HttpReply unauthorized(String code) {
    return arm(401, code)
        .withHeader(
            "WWW-Authenticate",
            "Bearer authorization_uri=\"https://login.windows.net/\", error=\"invalid_token\","
                + " error_description=\"The token is not taken\"");
  }

  /** Continuous access evaluation: the service says what the token must have. */
  private static HttpReply challenge() {
    String claims =
        "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + System.nanoTime() + "\"}}}";
    return arm(401, "InvalidAuthenticationToken")
        .withHeader(
            "WWW-Authenticate",
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2"
                + "/authorize\", error=\"insufficient_claims\", claims=\""
                + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + "\"");
  }

  private static HttpReply tooLarge(ReceivedRequest request, HttpReply page) {
    return request.body().matches(".*\"\\$top\":(1000|500)\\b.*")
        ? graph(400, "BadRequest", "ResponsePayloadTooLarge")
        : page;
  }

  private static UnaryOperator<HttpReply> json(UnaryOperator<String> change) {
    return page -> page.withBody("application/json; charset=utf-8", change.apply(page.body()));
  }

  private static UnaryOperator<HttpReply> data(String json) {
    return json(
        body ->
            body.substring(0, body.indexOf("\"data\":") + 7)
                + json
                + body.substring(body.indexOf(",\"facets\"")));
  }

  private static UnaryOperator<HttpReply> total(String member) {
    return json(body -> body.replaceFirst("\"totalRecords\":\\d+", member));
  }

  private static String firstRowTwice(String body) {
    int from = body.indexOf("\"data\":[") + 8;
    int to = body.indexOf("{\"id\":", from + 1); // Where the second row begins.
    return body.substring(0, from) + body.substring(from, to) + body.substring(from);
  }

  /** Does not take the token that a request has, now and for ever. */
  private static final class RefusedToken implements Effect {
    private final String code;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    RefusedToken(String code) {
      this.code = code;
    }

    @Override
    public HttpReply on(ReceivedRequest request, HttpReply page) {
      refused.add(request.header("Authorization").orElse(""));
      return unauthorized(code);
    }

    @Override
    public Optional<HttpReply> afterwards(ReceivedRequest request) {
      return refused.contains(request.header("Authorization").orElse(""))
          ? Optional.of(unauthorized(code))
          : Optional.empty();
    }
  }
}
