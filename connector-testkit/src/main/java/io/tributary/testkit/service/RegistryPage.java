package io.tributary.testkit.service;

import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.ReceivedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts a list into pages, as {@code n} and {@code last} ask, and links each to the next. */
final class RegistryPage {

  private static final int DEFAULT_SIZE = 100;

  private RegistryPage() {}

  static <T> HttpReply reply(
      NavigableMap<String, T> all,
      ReceivedRequest request,
      Function<NavigableMap<String, T>, Map<String, @Nullable Object>> body) {
    int size = size(request);
    if (size < 1) {
      return RegistryErrors.of(
          400, "PAGINATION_NUMBER_INVALID", "invalid number of results requested");
    }
    NavigableMap<String, T> rest =
        request.query("last").filter(last -> !last.isEmpty()).isPresent()
            ? all.tailMap(request.query("last").orElseThrow(), false)
            : all;
    NavigableMap<String, T> page = new TreeMap<>();
    for (Map.Entry<String, T> entry : rest.entrySet()) {
      if (page.size() == size) {
        break;
      }
      page.put(entry.getKey(), entry.getValue());
    }
    HttpReply reply = Json.reply(200, body.apply(Collections.unmodifiableNavigableMap(page)));
    return page.size() < rest.size()
        ? reply.withHeader("Link", link(request.path(), page.lastKey(), size))
        : reply;
  }

  private static int size(ReceivedRequest request) {
    try {
      return request.query("n").map(Integer::parseInt).orElse(DEFAULT_SIZE);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String link(String path, String last, int size) {
    String base = "/acr/v1/";
    int end = path.lastIndexOf("/_");
    String list = path.substring(end < base.length() ? base.length() : end);
    String name = end < base.length() ? "" : encoded(path.substring(base.length(), end));
    return "<%s%s%s?last=%s&n=%d&orderby=>; rel=\"next\""
        .formatted(base, name, list, encoded(last), size);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
