package io.tributary.core.checkpoint;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what an {@link EntryWriter} wrote. An entry that ends too early is an IOException. */
public final class EntryReader implements Closeable {
  private final DataInputStream in;

  /** Reads from a stream, and closes it in the end. */
  public EntryReader(InputStream stream) {
    this.in = new DataInputStream(stream);
  }

  /** The next number. */
  public long number() throws IOException {
    return in.readLong();
  }

  /** The next yes or no. */
  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  /** The next text. */
  public String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The next bytes. */
  public byte[] bytes() throws IOException {
    return raw(in.readInt());
  }

  /** As many bytes. */
  public byte[] raw(int length) throws IOException {
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("The entry ends too early");
    }
    return bytes;
  }

  /** The next texts. */
  public List<String> texts() throws IOException {
    List<String> values = new ArrayList<>();
    while (flag()) {
      values.add(text());
    }
    return values;
  }

  /** The next numbers, by their names. */
  public Map<String, Long> numbers() throws IOException {
    Map<String, Long> values = new TreeMap<>();
    while (flag()) {
      values.put(text(), number());
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
