package io.tributary.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the simulator render the whole result of a query once, for all subscriptions; from then on, a
 * page of it is a copy of a piece of memory. Everything else is answered anew.
 */
final class PageBank implements Interceptor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE_ROWS = 1_000;
  private static final String ALL = "";

  private final Map<String, Map<String, RenderedRows>> results = new ConcurrentHashMap<>();

  @Override
  public HttpReply intercept(ReceivedRequest request, Answerer simulator) {
    if (!request.path().endsWith("/resources")) {
      return simulator.answer(request);
    }
    try {
      ObjectNode question = (ObjectNode) JSON.readTree(request.body());
      ObjectNode options = question.withObjectProperty("options");
      int top = options.path("$top").asInt(PAGE_ROWS);
      int skip = options.path("$skip").asInt(options.path("$skipToken").asInt(0));
      options.removeAll();
      JsonNode scope = question.path("subscriptions");
      String only = scope.size() == 1 ? scope.path(0).asText() : ALL;
      if (!only.isEmpty()) {
        question.remove("subscriptions");
      }
      Map<String, RenderedRows> rows =
          results.computeIfAbsent(
              question.toString(), text -> rendered(question, request, simulator, !only.isEmpty()));
      return rows.getOrDefault(only, RenderedRows.NONE).page(skip, top);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows by subscription, or all together. */
  private static Map<String, RenderedRows> rendered(
      ObjectNode question, ReceivedRequest request, Answerer simulator, boolean bySubscription) {
    Map<String, RenderedRows.Writer> writers = new HashMap<>();
    int before;
    int rows = 0;
    try {
      do {
        before = rows;
        question.withObjectProperty("options").put("$top", PAGE_ROWS).put("$skip", rows);
        HttpReply reply = simulator.answer(request.withBody(question.toString()));
        if (reply.status() != 200) {
          throw new IllegalStateException(reply.body());
        }
        byte[] page = reply.body().getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = JSON.createParser(page)) {
          while (json.nextToken() != JsonToken.START_ARRAY) {
            // What comes before the rows.
          }
          while (json.nextToken() == JsonToken.START_OBJECT) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            String subscription = subscription(json);
            int length = (int) json.currentLocation().getByteOffset() - start;
            writers
                .computeIfAbsent(
                    bySubscription ? subscription : ALL, name -> new RenderedRows.Writer())
                .add(page, start, length);
            rows++;
          }
        }
      } while (rows - before == PAGE_ROWS);
      Map<String, RenderedRows> rendered = new HashMap<>();
      for (Map.Entry<String, RenderedRows.Writer> each : writers.entrySet()) {
        rendered.put(each.getKey(), each.getValue().rows());
      }
      return rendered;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a row to its end. */
  private static String subscription(JsonParser json) throws IOException {
    String subscription = ALL;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = json.currentName().equals("subscriptionId");
      json.nextToken();
      if (found) {
        subscription = json.getValueAsString(ALL);
      }
      json.skipChildren();
    }
    return subscription;
  }
}
