package io.tributary.benchmarks;

import io.tributary.testkit.http.HttpReply;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** All rows of a query's result as JSON, in a file that is mapped into memory. */
final class RenderedRows {
  /** No row. */
  static final RenderedRows NONE = new RenderedRows(ByteBuffer.allocate(0), new int[1]);

  /** The rows, one after the other, each with a comma behind it. */
  private final ByteBuffer text;

  /** Where each begins, and at last where the next one would. */
  private final int[] starts;

  private RenderedRows(ByteBuffer text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  /** An answer with some of them, and a token that is the number of the next. */
  HttpReply page(int skip, int top) {
    int total = starts.length - 1;
    int from = Math.min(skip, total);
    int to = Math.min(from + top, total);
    byte[] head = ascii("{\"totalRecords\":" + total + ",\"count\":" + (to - from) + ",\"data\":[");
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

  /** Writes the file. */
  static final class Writer {
    private final Path file;
    private final OutputStream out;
    private final IntStream.Builder starts = IntStream.builder().add(0);
    private int end;

    Writer() {
      try {
        file = Files.createTempFile("rows", ".json");
        out = new BufferedOutputStream(Files.newOutputStream(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(byte[] page, int start, int length) throws IOException {
      out.write(page, start, length);
      out.write(',');
      end += length + 1;
      starts.add(end);
    }

    /** All that was added. */
    RenderedRows rows() throws IOException {
      out.close();
      try (FileChannel channel = FileChannel.open(file)) {
        return new RenderedRows(
            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()),
            starts.build().toArray());
      } finally {
        Files.delete(file); // What is mapped stays.
      }
    }
  }
}
