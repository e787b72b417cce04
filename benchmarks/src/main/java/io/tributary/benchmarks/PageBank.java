package io.tributary.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Has the simulator render the whole result of a query once; from then on, a page of it is a copy
 * of a piece of memory. Everything else is answered anew.
 */
final class PageBank implements Interceptor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE_ROWS = 1_000;

  private final Map<String, Result> results = new ConcurrentHashMap<>();

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
      return results
          .computeIfAbsent(question.toString(), text -> Result.render(question, request, simulator))
          .page(skip, top);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of a query. */
  private static final class Result {
    /** The rows, one after the other, each with a comma behind it. */
    private final ByteBuffer text;

    /** Where each begins, and at last where the next one would. */
    private final int[] starts;

    private Result(ByteBuffer text, int[] starts) {
      this.text = text;
      this.starts = starts;
    }

    static Result render(ObjectNode question, ReceivedRequest request, Answerer simulator) {
      IntStream.Builder starts = IntStream.builder().add(0);
      try {
        Path file = Files.createTempFile("rows", ".json");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          int end = 0;
          int rows = 0;
          boolean more;
          do {
            question.withObjectProperty("options").put("$top", PAGE_ROWS).put("$skip", rows);
            HttpReply reply = simulator.answer(request.withBody(question.toString()));
            if (reply.status() != 200) {
              throw new IllegalStateException(reply.body());
            }
            byte[] page = reply.body().getBytes(StandardCharsets.UTF_8);
            JsonParser json = JSON.createParser(page);
            int before = rows;
            while (json.nextToken() != JsonToken.START_ARRAY) {
              // What comes before the rows.
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
              int start = (int) json.currentTokenLocation().getByteOffset();
              json.skipChildren();
              int length = (int) json.currentLocation().getByteOffset() - start;
              out.write(page, start, length);
              out.write(',');
              end += length + 1;
              starts.add(end);
              rows++;
            }
            more = rows - before == PAGE_ROWS;
          } while (more);
        }
        try (FileChannel channel = FileChannel.open(file)) {
          return new Result(
              channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()),
              starts.build().toArray());
        } finally {
          Files.delete(file); // What is mapped stays.
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    HttpReply page(int skip, int top) {
      int total = starts.length - 1;
      int from = Math.min(skip, total);
      int to = Math.min(from + top, total);
      byte[] head =
          ascii("{\"totalRecords\":" + total + ",\"count\":" + (to - from) + ",\"data\":[");
      byte[] tail =
          ascii(
              "],\"facets\":[],\"resultTruncated\":\"false\""
                  + (to < total ? ",\"$skipToken\":\"" + to + "\"}" : "}"));
      int length = Math.max(0, starts[to] - starts[from] - 1); // Without the last comma.
      ByteBuffer page = ByteBuffer.allocate(head.length + length + tail.length);
      page.put(head).put(text.slice(starts[from], length)).put(tail);
      return HttpReply.of(200).withBody("application/json; charset=utf-8", page.array());
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
