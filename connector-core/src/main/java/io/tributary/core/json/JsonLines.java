package io.tributary.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects, one a line, into a buffer in memory. Not safe for several threads.
 *
 * <p>The calls follow the JSON: {@link #begin}, fields, {@link #end}.
 */
public final class JsonLines {
  private final Buffer buffer = new Buffer();
  private final JsonGenerator generator;

  /** An empty buffer. */
  public JsonLines() {
    try {
      generator = Json.generator(buffer).setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a line, or an object in it. */
  public JsonLines begin() {
    return run(generator::writeStartObject);
  }

  /** Starts an object under a key. */
  public JsonLines begin(String key) {
    return run(() -> generator.writeObjectFieldStart(key));
  }

  /** Writes a key and its value: a string, number, boolean, document or list, or null. */
  public JsonLines field(String key, @Nullable Object value) {
    return run(
        () -> {
          generator.writeFieldName(key);
          Json.writeValue(generator, value);
        });
  }

  /** Ends the innermost object. */
  public JsonLines end() {
    return run(generator::writeEndObject);
  }

  /** Ends the line. */
  public JsonLines endLine() {
    return run(
        () -> {
          generator.writeEndObject();
          generator.flush();
          buffer.write('\n');
        });
  }

  /** How many bytes the whole lines have that were written since the last {@link #clear}. */
  public int size() {
    return buffer.size();
  }

  /** The lines written since the last {@link #clear}; a copy. */
  public byte[] toByteArray() {
    return buffer.toByteArray();
  }

  /** Hands the lines over without a copy, then forgets them. */
  public void drainTo(Drain drain) throws IOException {
    drain.accept(buffer.bytes(), buffer.size());
    clear();
  }

  /** Forgets what was written. */
  public void clear() {
    buffer.reset();
  }

  private JsonLines run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer in memory does not fail", e);
    }
    return this;
  }

  /** Takes bytes that are only lent. */
  @FunctionalInterface
  public interface Drain {
    /** Takes the first {@code length} bytes; they are not to be kept. */
    void accept(byte[] bytes, int length) throws IOException;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static final class Buffer extends ByteArrayOutputStream {
    Buffer() {
      super(8_192);
    }

    byte[] bytes() {
      return buf;
    }
  }
}
