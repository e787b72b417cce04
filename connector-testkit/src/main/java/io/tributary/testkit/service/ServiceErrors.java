package io.tributary.testkit.service;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.kql.KqlException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Errors as Azure Resource Manager and Resource Graph write them. */
final class ServiceErrors {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String BAD_REQUEST = "BadRequest";

  private final Clock clock;

  ServiceErrors(Clock clock) {
    this.clock = clock;
  }

  /** An error of Resource Manager's own: a code and a message. */
  static HttpReply arm(int status, String code, String message) {
    return Json.reply(status, Json.object("error", Json.object("code", code, "message", message)))
        .withHeader("x-ms-failure-cause", "gateway");
  }

  /** Resource Graph's form: what is useful is in the details. */
  private HttpReply graph(int status, String code, List<Map<String, @Nullable Object>> details) {
    String message =
        "Please provide below info when asking for support: timestamp = %s, correlationId = %s."
            .formatted(TIMESTAMP.format(clock.instant()), UUID.randomUUID());
    return Json.reply(
        status,
        Json.object("error", Json.object("code", code, "message", message, "details", details)));
  }

  private static Map<String, @Nullable Object> detail(String code, String message) {
    return Json.object("code", code, "message", message);
  }

  HttpReply badRequest(String code, String message) {
    return graph(400, BAD_REQUEST, List.of(detail(code, message)));
  }

  HttpReply invalidQuery(KqlException e) {
    boolean parsed = e.kind() == KqlException.Kind.SEMANTICS;
    String code = parsed ? "InvalidQueryLanguage" : "ParserFailure";
    Map<String, @Nullable Object> where = detail(code, code);
    where.put("line", parsed ? -1 : e.line());
    where.put("characterPositionInLine", parsed ? -1 : e.column());
    where.put("token", e.token());
    return graph(
        400,
        BAD_REQUEST,
        List.of(
            detail(
                "InvalidQuery",
                "Query is invalid. Please refer to the documentation for the Azure Resource Graph"
                    + " service and fix the error before retrying."),
            where));
  }

  HttpReply disallowedTable(String table) {
    return badRequest(
        "DisallowedLogicalTableName", "Table " + table + " is invalid, unsupported or disallowed.");
  }

  HttpReply noValidSubscriptions() {
    return badRequest(
        "NoValidSubscriptionsInQueryRequest",
        "There must be at least one subscription that is eligible to contain resources."
            + " Given: ''.");
  }

  HttpReply payloadTooLarge(long size, long limit) {
    return badRequest(
        "ResponsePayloadTooLarge",
        ("Response payload size is %d, and has exceeded the limit of %d. Please consider querying"
                + " less data at a time and make paginated call if needed.")
            .formatted(size, limit));
  }

  HttpReply accessDenied() {
    return graph(
        403,
        "AccessDenied",
        List.of(
            detail(
                "AccessDenied",
                "Access is denied to the requested resource. The user might not have enough"
                    + " permission.")));
  }

  HttpReply rateLimiting() {
    return graph(
        429,
        "RateLimiting",
        List.of(
            detail(
                "RateLimiting",
                "Client application has been throttled and should not attempt to repeat the request"
                    + " until an amount of time has elapsed. Please see"
                    + " https://aka.ms/resourcegraph-throttling for help.")));
  }

  HttpReply unexpected() {
    return graph(
        500,
        "InternalServerError",
        List.of(
            detail(
                "UnexpectedQueryExecutionError",
                "An unexpected query execution error occurred. Please try again later.")));
  }

  static HttpReply invalidSubscription(String id) {
    return arm(
        400,
        "InvalidSubscriptionId",
        "The provided subscription identifier '" + id + "' is malformed or invalid.");
  }
}
