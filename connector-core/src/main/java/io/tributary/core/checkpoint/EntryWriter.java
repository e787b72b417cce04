package io.tributary.core.checkpoint;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an entry of numbers and texts; {@link EntryReader} reads it in the same order. */
public final class EntryWriter {
  private final DataOutputStream out;

  /** Writes to a stream, which stays open. */
  public EntryWriter(OutputStream stream) {
    this.out = new DataOutputStream(stream);
  }

  /** A number. */
  public EntryWriter number(long value) throws IOException {
    out.writeLong(value);
    return this;
  }

  /** A yes or a no. */
  public EntryWriter flag(boolean value) throws IOException {
    out.writeBoolean(value);
    return this;
  }

  /** A text of any length. */
  public EntryWriter text(String value) throws IOException {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Some bytes. */
  public EntryWriter bytes(byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
    return this;
  }

  /** Some bytes, of which the reader knows how many they are. */
  public EntryWriter raw(byte[] value) throws IOException {
    out.write(value);
    return this;
  }

  /** Some texts. */
  public EntryWriter texts(Iterable<String> values) throws IOException {
    for (String value : values) {
      flag(true).text(value);
    }
    return flag(false);
  }

  /** Numbers by their names. */
  public EntryWriter numbers(Map<String, Long> values) throws IOException {
    for (Map.Entry<String, Long> value : values.entrySet()) {
      flag(true).text(value.getKey()).number(value.getValue());
    }
    return flag(false);
  }
}
