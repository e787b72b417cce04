package io.tributary.core.json;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Bytes in blocks, so that megabytes of them need no room in one piece: where a heap is small, the
 * JVM treats arrays as large as a page of rows in a way that costs more than to read them.
 *
 * <p>For one thread while it grows; safe for any number once it does not.
 */
public final class ByteBlocks {
  private static final int SHIFT = 16;
  private static final int BLOCK = 1 << SHIFT;
  private static final int MASK = BLOCK - 1;

  private final List<byte[]> blocks = new ArrayList<>();
  private int length;

  /** Those bytes, copied. */
  public static ByteBlocks of(byte[] bytes) {
    ByteBlocks blocks = new ByteBlocks();
    blocks.append(ByteBuffer.wrap(bytes));
    return blocks;
  }

  /** Adds what remains in a buffer, which is empty then. */
  public void append(ByteBuffer more) {
    Math.addExact(length, more.remaining());
    while (more.hasRemaining()) {
      int at = length & MASK;
      if (at == 0) {
        blocks.add(new byte[BLOCK]);
      }
      int some = Math.min(more.remaining(), BLOCK - at);
      more.get(blocks.get(length >> SHIFT), at, some);
      length += some;
    }
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Some of the bytes, without a copy where they are in one block; to be read only. */
  ByteBuffer slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    int at = from & MASK;
    if (at + (to - from) <= BLOCK && from < to) {
      return ByteBuffer.wrap(blocks.get(from >> SHIFT), at, to - from);
    }
    byte[] copy = new byte[to - from];
    copy(from, copy, 0, copy.length);
    return ByteBuffer.wrap(copy);
  }

  /** All bytes in one array. */
  public byte[] toByteArray() {
    byte[] all = new byte[length];
    copy(0, all, 0, length);
    return all;
  }

  /** The blocks in their order, which cannot be written to. */
  public List<ByteBuffer> buffers() {
    List<ByteBuffer> buffers = new ArrayList<>(blocks.size());
    for (int at = 0; at < length; at += BLOCK) {
      buffers.add(slice(at, Math.min(at + BLOCK, length)).slice().asReadOnlyBuffer());
    }
    return Collections.unmodifiableList(buffers);
  }

  /** Reads the bytes from the first one on. */
  public InputStream stream() {
    return new Reader();
  }

  private void copy(int from, byte[] into, int offset, int count) {
    for (int done = 0; done < count; ) {
      int at = (from + done) & MASK;
      int some = Math.min(count - done, BLOCK - at);
      System.arraycopy(blocks.get((from + done) >> SHIFT), at, into, offset + done, some);
      done += some;
    }
  }

  /** The bytes as a stream. */
  private final class Reader extends InputStream {
    private int at;

    @Override
    public int read() {
      return at < length ? blocks.get(at >> SHIFT)[at++ & MASK] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
      Objects.checkFromIndexSize(offset, most, into.length);
      int some = Math.min(most, length - at);
      if (some == 0 && most > 0) {
        return -1;
      }
      copy(at, into, offset, some);
      at += some;
      return some;
    }

    @Override
    public int available() {
      return length - at;
    }
  }
}
