package io.tributary.azure.recording;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a recording has of a URL: none of the parameters but those known to hold no secret. The
 * permission that a link to storage carries is in its parameters. Names in it are masked as they
 * are meant, not as they are encoded.
 */
final class RecordedUrl {
  private static final Set<String> HARMLESS =
      Set.of(
          "$expand",
          "$filter",
          "$skip",
          "$skiptoken",
          "$top",
          "api-version",
          "digest",
          "last",
          "n",
          "orderby");

  private static final Pattern BETWEEN = Pattern.compile("(?<=[/?&=])|(?=[/?&=])");

  private RecordedUrl() {}

  /**
   * A URL, or what stands for one in a header, without what must not be seen.
   *
   * @param seen what may be seen of a text
   */
  static String of(String url, UnaryOperator<String> seen) {
    StringBuilder masked = new StringBuilder();
    StringBuilder plain = new StringBuilder(); // What needs no decoding may be masked across parts.
    for (String part : BETWEEN.split(harmless(url), -1)) {
      String decoded = decoded(part);
      String shown = decoded.equals(part) ? part : seen.apply(decoded);
      if (shown.equals(decoded)) {
        plain.append(part);
      } else {
        masked.append(seen.apply(plain.toString())).append(encoded(shown));
        plain.setLength(0);
      }
    }
    return masked.append(seen.apply(plain.toString())).toString();
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part; // Not encoded, whatever the percent sign means.
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String harmless(String url) {
    String whole = url.replaceFirst("#.*", "").replaceFirst("//[^/@?]*@", "//");
    int mark = whole.indexOf('?');
    if (mark < 0) {
      return whole;
    }
    String parameters =
        Arrays.stream(whole.substring(mark + 1).split("&", -1))
            .filter(parameter -> HARMLESS.contains(name(parameter)))
            .collect(Collectors.joining("&"));
    return whole.substring(0, mark) + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  private static String name(String parameter) {
    return parameter.split("=", 2)[0].replace("%24", "$").toLowerCase(Locale.ROOT);
  }
}
