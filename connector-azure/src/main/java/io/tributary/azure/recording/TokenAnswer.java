package io.tributary.azure.recording;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a recording has of the answer to a sign-in: how long a token is good for, or why there is
 * none. In the place of each token stands one that is good for nothing.
 */
final class TokenAnswer {
  /** A token of the shape that clients read the end of: it ends in the year 2100. */
  static final String NO_TOKEN =
      base64("{\"alg\":\"none\",\"typ\":\"JWT\"}")
          + "."
          + base64("{\"sub\":\"recorded\",\"exp\":4102444800}")
          + ".recorded";

  private static final Set<String> TOKENS =
      Set.of("access_token", "id_token", "refresh_token", "accesstoken");
  private static final Set<String> HARMLESS =
      Set.of(
          "correlation_id",
          "error",
          "error_codes",
          "error_description",
          "error_uri",
          "errors",
          "expires_in",
          "expires_on",
          "ext_expires_in",
          "refresh_in",
          "suberror",
          "timestamp",
          "token_type",
          "trace_id");

  private TokenAnswer() {}

  /**
   * The body without what must not be seen; empty when it is no JSON.
   *
   * @param seen what may be seen of a text
   */
  static String of(byte[] body, UnaryOperator<String> seen) {
    Document answer;
    try {
      answer = Json.document(body);
    } catch (IllegalArgumentException e) {
      return "";
    }
    Map<String, @Nullable Object> harmless = new LinkedHashMap<>();
    answer.forEach(
        (name, value) -> {
          if (TOKENS.contains(name.toLowerCase(Locale.ROOT))) {
            harmless.put(name, NO_TOKEN);
          } else if (HARMLESS.contains(name)) {
            harmless.put(name, Texts.map(value, seen));
          }
        });
    return Json.text(Document.owning(harmless));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
