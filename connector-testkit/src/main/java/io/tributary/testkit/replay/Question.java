package io.tributary.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.testkit.http.ReceivedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes a request equal to one that was recorded, but for its parameters.
 *
 * @param method in upper case
 * @param host in lower case
 * @param path decoded
 * @param signed whether it comes with a token: many a request is sent without one first
 * @param body in a form that is the same for what asks the same; of a sign-in, its scope
 */
record Question(String method, String host, String path, boolean signed, String body) {

  /** What a client asks now. */
  static Question of(ReceivedRequest request) {
    return new Question(
        request.method(),
        request.host(),
        request.path(),
        request.header("authorization").isPresent(),
        isSignIn(request) ? scope(request.form().get("scope")) : Bodies.comparable(request.body()));
  }

  /** What was asked when it was recorded. */
  static Question of(JsonNode exchange) {
    JsonNode request = exchange.path("request");
    String url = request.path("url").asText();
    String rest = url.substring(url.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    String host = (slash < 0 ? rest : rest.substring(0, slash)).replaceFirst(":\\d+$", "");
    String path = slash < 0 ? "/" : rest.substring(slash).replaceFirst("\\?.*", "");
    return new Question(
        request.path("method").asText(),
        host.toLowerCase(Locale.ROOT),
        decoded(path.replace("+", "%2B")),
        request.path("signed").asBoolean(),
        exchange.path("signIn").asBoolean()
            ? scope(request.path("scope").asText())
            : Bodies.comparable(request.path("body").asText()));
  }

  /** The parameters that were recorded, decoded. */
  static Map<String, String> parameters(JsonNode exchange) {
    String url = exchange.path("request").path("url").asText();
    Map<String, String> parameters = new LinkedHashMap<>();
    int mark = url.indexOf('?');
    for (String pair : mark < 0 ? new String[0] : url.substring(mark + 1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    return parameters;
  }

  /** Whether it gets a token. */
  static boolean isSignIn(ReceivedRequest request) {
    return request.host().startsWith("login.") || request.path().startsWith("/oauth2/");
  }

  /** Whether it gets a token of Entra's, whoever signs in to whatever tenant. */
  boolean isForToken() {
    return host.startsWith("login.") && path.endsWith("/token");
  }

  /** The same with a token. */
  Question withToken() {
    return new Question(method, host, path, true, body);
  }

  /** The same for any tenant and any host that signs in. */
  Question forAnybody() {
    return new Question(method, "login", "/token", signed, body);
  }

  private static String scope(@Nullable String scope) {
    return Optional.ofNullable(scope).orElse("");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public String toString() {
    String url = method + " https://" + host + path;
    return body.isEmpty() ? url : url + " " + body;
  }
}
