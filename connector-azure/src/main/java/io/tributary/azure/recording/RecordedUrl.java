package io.tributary.azure.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recording has of a URL: none of the parameters but those known to hold no secret. The
 * permission that a link to storage carries is in its parameters.
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

  private RecordedUrl() {}

  /** A URL, or what stands for one in a header, without what must not be seen. */
  static String of(String url) {
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
