package io.tributary.testkit.service;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tributary.testkit.kql.Rows;
import io.tributary.testkit.kql.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one page of a result in one of the service's two formats. */
final class ResultWriter {

  private ResultWriter() {}

  /**
   * A page.
   *
   * @param first the position of its first row in the result
   * @param count how many rows it has
   * @param truncated whether rows are left out that no token leads to
   */
  record Page(
      Schema schema,
      Rows result,
      int first,
      int count,
      boolean truncated,
      Optional<PageToken> next) {}

  /** Writes a page; the output says whether it fitted. */
  static LimitedOutput write(Page page, boolean asTable, long limit) {
    LimitedOutput out = new LimitedOutput(limit);
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("totalRecords", page.result.size());
      json.writeNumberField("count", page.count);
      json.writeFieldName("data");
      if (asTable) {
        table(page, json);
      } else {
        objects(page, json);
      }
      json.writeArrayFieldStart("facets");
      json.writeEndArray();
      json.writeStringField("resultTruncated", page.truncated ? "true" : "false");
      if (page.next.isPresent()) {
        json.writeStringField("$skipToken", page.next.get().encoded());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A row could not be written as JSON", e);
    }
    return out;
  }

  private static void objects(Page page, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int i = page.first; i < page.first + page.count; i++) {
      Map<String, @Nullable Object> row = page.result.row(i);
      json.writeStartObject();
      for (String column : page.schema.names()) {
        json.writeFieldName(column);
        json.writePOJO(row.get(column));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void table(Page page, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("columns");
    for (String column : page.schema.names()) {
      json.writeStartObject();
      json.writeStringField("name", column);
      json.writeStringField("type", page.schema.graphType(column));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (int i = page.first; i < page.first + page.count; i++) {
      Map<String, @Nullable Object> row = page.result.row(i);
      json.writeStartArray();
      for (String column : page.schema.names()) {
        json.writePOJO(row.get(column));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Keeps what fits, and goes on counting what does not. */
  static final class LimitedOutput extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(64 * 1024);
    private final long limit;
    private long size;

    LimitedOutput(long limit) {
      this.limit = limit;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      size += length;
      if (fits()) {
        kept.write(bytes, offset, length);
      }
    }

    boolean fits() {
      return size <= limit;
    }

    long size() {
      return size;
    }

    byte[] bytes() {
      return kept.toByteArray();
    }
  }
}
