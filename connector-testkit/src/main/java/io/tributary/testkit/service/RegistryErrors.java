package io.tributary.testkit.service;

import io.tributary.testkit.http.HttpReply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors as Azure's registries write them. */
final class RegistryErrors {

  private static final String UNAUTHORIZED =
      "authentication required, visit https://aka.ms/acr/authorization for more information.";

  private RegistryErrors() {}

  static HttpReply of(int status, String code, String message) {
    return reply(status, Json.object("code", code, "message", message));
  }

  static HttpReply unauthorized() {
    return of(401, "UNAUTHORIZED", UNAUTHORIZED);
  }

  /**
   * Asks for a token.
   *
   * @param scope what it must allow, {@code type:name:action}; empty if any token will do
   * @param error what is wrong with the one that came; empty if none came
   */
  static HttpReply challenge(String host, String scope, String error) {
    StringBuilder challenge =
        new StringBuilder("Bearer realm=\"https://")
            .append(host)
            .append("/oauth2/token\",service=\"")
            .append(host)
            .append('"');
    Map<String, @Nullable Object> body =
        Json.object("code", "UNAUTHORIZED", "message", UNAUTHORIZED);
    if (!scope.isEmpty()) {
      challenge.append(",scope=\"").append(scope).append('"');
      String[] parts = scope.split(":", 3);
      body.put(
          "detail", List.of(Json.object("Type", parts[0], "Name", parts[1], "Action", parts[2])));
    }
    if (!error.isEmpty()) {
      challenge.append(",error=\"").append(error).append('"');
    }
    return reply(401, body).withHeader("WWW-Authenticate", challenge.toString());
  }

  static HttpReply nameUnknown(String repository) {
    return of(404, "NAME_UNKNOWN", "repository \"" + repository + "\" is not found");
  }

  static HttpReply manifestUnknown(String tagOrDigest) {
    return of(
        404,
        "MANIFEST_UNKNOWN",
        tagOrDigest.startsWith("sha256:")
            ? "manifest " + tagOrDigest + " is not found"
            : "manifest tagged by \"" + tagOrDigest + "\" is not found");
  }

  static HttpReply blobUnknown() {
    return of(404, "BLOB_UNKNOWN", "blob unknown to registry");
  }

  static HttpReply tagUnknown() {
    return of(404, "TAG_UNKNOWN", "the specified tag does not exist");
  }

  private static HttpReply reply(int status, Map<String, @Nullable Object> error) {
    return Json.reply(status, Json.object("errors", List.of(error)));
  }
}
