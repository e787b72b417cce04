package io.tributary.core.reconcile;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who has claimed which key: a hash table of 32 bytes an entry, in memory while it is small, in a
 * mapped file once it is not. It never forgets a key.
 *
 * <p>Not safe for several threads.
 */
final class KeyTable implements Closeable {
  private static final int ENTRY_BYTES = 32;
  private static final int SMALLEST_BITS = 12;
  private static final int SEGMENT_BITS = 20;

  private static final int HIGH = 0;
  private static final int LOW = 8;
  private static final int ORDER = 16;
  private static final int OWNER = 24;
  private static final int NOTE = 28;

  private final Path folder;
  private int bits = SMALLEST_BITS;
  private ByteBuffer[] segments = {ByteBuffer.allocate(ENTRY_BYTES << SMALLEST_BITS)};
  private @Nullable MappedFile file;
  private long size;

  /** An empty table; its file is made in the folder when it is needed. */
  KeyTable(Path folder) {
    this.folder = folder;
  }

  /** How many keys there are. */
  long size() {
    return size;
  }

  /** Where entries may be: from 0 up to, and without, this. */
  long end() {
    return 1L << bits;
  }

  /**
   * The place of a key. A new one has no owner yet, and is to be {@link #put} before the next call.
   */
  long seek(KeyHash key) {
    if ((size + 1) * 3 > end() * 2) {
      grow();
    }
    long at = probe(key);
    if (owner(at) == 0) {
      size++;
      segment(at).putLong(offset(at) + HIGH, key.high()).putLong(offset(at) + LOW, key.low());
    }
    return at;
  }

  /** Whose the entry is; 0 when there is none. */
  int owner(long at) {
    return segment(at).getInt(offset(at) + OWNER);
  }

  /** The order value of the entry. */
  long order(long at) {
    return segment(at).getLong(offset(at) + ORDER);
  }

  /** What else is kept of the entry. */
  int note(long at) {
    return segment(at).getInt(offset(at) + NOTE);
  }

  /** Replaces everything but the key. */
  void put(long at, long order, int owner, int note) {
    segment(at)
        .putLong(offset(at) + ORDER, order)
        .putInt(offset(at) + OWNER, owner)
        .putInt(offset(at) + NOTE, note);
  }

  /** Replaces the note. */
  void note(long at, int note) {
    segment(at).putInt(offset(at) + NOTE, note);
  }

  /** Deletes the file; nothing can be read afterwards. */
  @Override
  public void close() {
    segments = new ByteBuffer[0];
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** The first bits of the hash say where to start, so that growing reads and writes in order. */
  private long probe(KeyHash key) {
    long at = key.high() >>> (Long.SIZE - bits);
    while (owner(at) != 0 && !holds(at, key)) {
      at = (at + 1) & (end() - 1);
    }
    return at;
  }

  private boolean holds(long at, KeyHash key) {
    return segment(at).getLong(offset(at) + HIGH) == key.high()
        && segment(at).getLong(offset(at) + LOW) == key.low();
  }

  private void grow() {
    MappedFile smallerFile = file;
    ByteBuffer[] smaller = segments;
    int larger = bits + 1;
    int segmentBits = Math.min(larger, SEGMENT_BITS);
    file = new MappedFile(folder, 1 << (larger - segmentBits), ENTRY_BYTES << segmentBits);
    segments = file.segments();
    bits = larger;
    for (ByteBuffer segment : smaller) {
      for (int from = 0; from < segment.capacity(); from += ENTRY_BYTES) {
        if (segment.getInt(from + OWNER) != 0) {
          KeyHash key = new KeyHash(segment.getLong(from + HIGH), segment.getLong(from + LOW));
          long at = probe(key);
          segment(at).put(offset(at), segment, from, ENTRY_BYTES);
        }
      }
    }
    if (smallerFile != null) {
      smallerFile.close();
    }
  }

  private ByteBuffer segment(long at) {
    return segments[(int) (at >>> SEGMENT_BITS)];
  }

  private static int offset(long at) {
    return (int) (at & ((1 << SEGMENT_BITS) - 1)) * ENTRY_BYTES;
  }
}
