package io.tributary.core.sink;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the lines of a file that share a key, in constant memory: entries are sorted in chunks,
 * written to a temporary file, and merged.
 *
 * <p>An entry takes 20 bytes of that file: the key's 64-bit hash, the line's offset, its revision.
 */
final class LineIndex implements Closeable {
  private static final int CHUNK = 16_384;
  private static final int ENTRY_BYTES = 20;
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::hash)
          .thenComparingInt(Entry::revision)
          .thenComparingLong(Entry::offset);

  private final Path file;
  private final List<Entry> chunk = new ArrayList<>();
  private final List<Integer> chunkSizes = new ArrayList<>();

  LineIndex(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
  }

  /** Notes a line. */
  void add(String key, long offset, int revision) throws IOException {
    chunk.add(new Entry(hash(key), offset, revision));
    if (chunk.size() == CHUNK) {
      flush();
    }
  }

  /**
   * Visits every group of lines whose keys have the same hash: hardly ever lines of different keys,
   * and all lines of one key. Groups of one are left out.
   */
  void forEachGroup(GroupVisitor visitor) throws IOException {
    flush();
    List<Cursor> cursors = new ArrayList<>();
    try {
      PriorityQueue<Cursor> queue =
          new PriorityQueue<>(Comparator.comparing(cursor -> cursor.current, ORDER));
      long position = 0;
      for (int size : chunkSizes) {
        Cursor cursor = new Cursor(file, position, size);
        cursors.add(cursor);
        queue.add(cursor);
        position += (long) size * ENTRY_BYTES;
      }
      List<Entry> group = new ArrayList<>();
      while (!queue.isEmpty()) {
        Cursor least = queue.remove();
        if (!group.isEmpty() && group.get(0).hash() != least.current.hash()) {
          visit(group, visitor);
        }
        group.add(least.current);
        if (least.advance()) {
          queue.add(least);
        }
      }
      visit(group, visitor);
    } finally {
      for (Cursor cursor : cursors) {
        cursor.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private static void visit(List<Entry> group, GroupVisitor visitor) throws IOException {
    if (group.size() > 1) {
      visitor.visit(List.copyOf(group));
    }
    group.clear();
  }

  private void flush() throws IOException {
    if (chunk.isEmpty()) {
      return;
    }
    chunk.sort(ORDER);
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
      for (Entry entry : chunk) {
        out.writeLong(entry.hash());
        out.writeLong(entry.offset());
        out.writeInt(entry.revision());
      }
    }
    chunkSizes.add(chunk.size());
    chunk.clear();
  }

  private static long hash(String key) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
    }
    return hash ^ (hash >>> 31);
  }

  /**
   * A line.
   *
   * @param hash of its key
   * @param offset where it starts, in bytes
   * @param revision of its record
   */
  record Entry(long hash, long offset, int revision) {}

  /** Takes lines that may share a key, the lowest revision first, then the earliest. */
  @FunctionalInterface
  interface GroupVisitor {
    void visit(List<Entry> group) throws IOException;
  }

  private static final class Cursor implements Closeable {
    private final DataInputStream in;
    private int left;
    private Entry current;

    Cursor(Path file, long position, int size) throws IOException {
      InputStream stream = Files.newInputStream(file);
      stream.skipNBytes(position);
      in = new DataInputStream(new BufferedInputStream(stream, 4_096));
      left = size;
      current = read();
    }

    boolean advance() throws IOException {
      if (left == 0) {
        return false;
      }
      current = read();
      return true;
    }

    private Entry read() throws IOException {
      left--;
      try {
        return new Entry(in.readLong(), in.readLong(), in.readInt());
      } catch (EOFException e) {
        throw new IOException("The line index is shorter than what was written to it", e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
