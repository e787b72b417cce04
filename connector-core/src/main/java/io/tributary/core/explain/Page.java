package io.tributary.core.explain;

import io.tributary.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A page that stands by itself: its style is in it, and its policy lets a browser load, run and
 * send nothing.
 */
final class Page {
  private static final int LONGEST = 2_000;
  private static final String STYLE = ResourceText.of("page.css");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'none'";

  private final HtmlTemplate template;

  Page(String resource) {
    // The style is part of the page, not text in it: it is ours, and escaping would change it.
    template = HtmlTemplate.parse(ResourceText.of(resource).replace("/*style*/", STYLE));
  }

  String fill(Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("policy", POLICY);
    return template.fill(all);
  }

  /** A value as JSON, cut when it is long. */
  static String json(Object value) {
    String json = Json.valueText(value);
    return json.length() <= LONGEST
        ? json
        : json.substring(0, LONGEST) + "… (" + number(json.length()) + " characters)";
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A list of texts, each under the name "text". */
  static List<Map<String, Object>> texts(List<String> texts) {
    return texts.stream().map(text -> Map.<String, Object>of("text", text)).toList();
  }

  /** A text that is there or not, to be a section of. */
  static List<Map<String, Object>> maybe(String text) {
    return text.isEmpty() ? List.of() : texts(List.of(text));
  }

  private static String hash(String style) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
