package io.tributary.azure.recording;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers that a recording has: those that are known to hold no secret, and no others. */
final class HeaderList {
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-ranges",
          "content-range",
          "content-type",
          "docker-content-digest",
          "docker-distribution-api-version",
          "link",
          "location",
          "range",
          "retry-after",
          "www-authenticate",
          "x-ms-error-code",
          "x-ms-failure-cause",
          "x-ms-tenant-subscription-limit-hit",
          "x-ms-user-quota-remaining",
          "x-ms-user-quota-resets-after");

  private static final Pattern ALSO_HARMLESS =
      Pattern.compile("x-ms-(?:[a-z-]+-)?request-id|x-ms-ratelimit-[a-z-]+");

  /** What a token lacks, in a challenge: it may name addresses. */
  private static final Pattern CLAIMS = Pattern.compile("(claims=\")[^\"]*");

  /** In Base64: {@code {"access_token":{"nbf":{"essential":true,"value":"1"}}}}. */
  private static final String SOME_CLAIMS =
      "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxIn19fQ==";

  /** An address in a link to the next page, which may have a permission in its parameters. */
  private static final Pattern LINKED = Pattern.compile("<([^>]*)|[^<]+");

  private HeaderList() {}

  /**
   * The harmless ones by name in lower case.
   *
   * @param seen what may be seen of a value
   */
  static Map<String, String> of(HttpHeaders headers, UnaryOperator<String> seen) {
    Map<String, String> harmless = new TreeMap<>();
    for (HttpHeader header : headers) {
      String name = header.getName().toLowerCase(Locale.ROOT);
      if (HARMLESS.contains(name) || ALSO_HARMLESS.matcher(name).matches()) {
        harmless.put(name, value(name, header.getValue(), seen));
      }
    }
    return harmless;
  }

  private static String value(String name, String value, UnaryOperator<String> seen) {
    return switch (name) {
      case "link" ->
          LINKED.matcher(value).replaceAll(part -> Matcher.quoteReplacement(linked(part, seen)));
      case "location" -> RecordedUrl.of(value, seen);
      case "www-authenticate" -> seen.apply(CLAIMS.matcher(value).replaceAll("$1" + SOME_CLAIMS));
      default -> seen.apply(value);
    };
  }

  private static String linked(MatchResult part, UnaryOperator<String> seen) {
    String url = part.group(1);
    return url == null ? seen.apply(part.group()) : "<" + RecordedUrl.of(url, seen);
  }
}
