package io.tributary.core.sink;

import io.tributary.core.json.Json;
import io.tributary.sink.Attempt;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * One file of lines, whole or absent: it grows under another name and is renamed at the end, with
 * one line per key and without what was abandoned.
 */
final class LineFile implements Closeable {
  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final LineIndex index;
  private final Map<Attempt, List<Range>> written = new HashMap<>();
  private final List<Range> abandoned = new ArrayList<>();
  private long length;

  LineFile(Path folder, String name) throws IOException {
    file = folder.resolve(name);
    part = folder.resolve(name + ".part");
    channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    index = new LineIndex(folder.resolve(name + ".index.part"));
  }

  /** Notes that a line will start so many bytes after what was written so far. */
  void note(String key, int revision, int ahead) throws IOException {
    index.add(key, length + ahead, revision);
  }

  /** Appends whole lines that belong to an attempt. */
  void append(Attempt attempt, byte[] lines, int bytes) throws IOException {
    ByteBuffer from = ByteBuffer.wrap(lines, 0, bytes);
    while (from.hasRemaining()) {
      channel.write(from);
    }
    List<Range> ranges = written.computeIfAbsent(attempt, none -> new ArrayList<>());
    Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
    if (last != null && last.end() == length) {
      ranges.set(ranges.size() - 1, new Range(last.start(), length + bytes));
    } else {
      ranges.add(new Range(length, length + bytes));
    }
    length += bytes;
  }

  /** What the attempt brought counts. */
  void commit(Attempt attempt) {
    written.remove(attempt);
  }

  /** What the attempt brought is void. */
  void abandon(Attempt attempt) {
    List<Range> ranges = written.remove(attempt);
    if (ranges != null) {
      abandoned.addAll(ranges);
    }
  }

  /** Makes the part file what the file is to be. */
  void prepare() throws IOException {
    List.copyOf(written.keySet()).forEach(this::abandon);
    channel.force(true);
    channel.close();
    long[] superseded = superseded();
    if (superseded.length > 0 || !abandoned.isEmpty()) {
      compact(superseded);
    }
  }

  /** Puts the prepared file in place, and what was there before out of it, in one step. */
  void place() throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes whatever is not in place. */
  @Override
  public void close() throws IOException {
    try (index) {
      channel.close();
    }
    Files.deleteIfExists(part);
  }

  /** The offsets of lines whose key comes again in a line that wins; sorted. */
  private long[] superseded() throws IOException {
    LongStream.Builder found = LongStream.builder();
    try (RandomAccessFile lines = new RandomAccessFile(part.toFile(), "r")) {
      index.forEachGroup(
          group -> {
            Map<String, Long> winners = new HashMap<>();
            for (LineIndex.Entry entry : group) {
              if (!isAbandoned(entry.offset())) {
                Long loser = winners.put(key(lines, entry.offset()), entry.offset());
                if (loser != null) {
                  found.add(loser);
                }
              }
            }
          });
    }
    return found.build().sorted().toArray();
  }

  private boolean isAbandoned(long offset) {
    return abandoned.stream().anyMatch(range -> range.contains(offset));
  }

  private static String key(RandomAccessFile lines, long offset) throws IOException {
    lines.seek(offset);
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    List<byte[]> blocks = new ArrayList<>();
    int total = 0;
    while (true) {
      int read = lines.read(bytes.array());
      if (read < 0) {
        throw new EOFException("A line without an end at byte " + offset);
      }
      int end = 0;
      while (end < read && bytes.array()[end] != '\n') {
        end++;
      }
      blocks.add(Arrays.copyOf(bytes.array(), end));
      total += end;
      if (end < read) {
        break;
      }
    }
    ByteBuffer line = ByteBuffer.allocate(total);
    blocks.forEach(line::put);
    return Json.document(line.array()).text("key").orElse("");
  }

  private void compact(long[] superseded) throws IOException {
    Path compacted = part.resolveSibling(file.getFileName() + ".compact.part");
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(part), 1 << 16));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(compacted), 1 << 16)) {
      copyLines(in, out, superseded);
    }
    try (FileChannel whole = FileChannel.open(compacted, StandardOpenOption.WRITE)) {
      whole.force(true);
    }
    Files.move(compacted, part, StandardCopyOption.REPLACE_EXISTING);
  }

  private void copyLines(InputStream in, OutputStream out, long[] superseded) throws IOException {
    boolean keep = true;
    boolean atStart = true;
    long offset = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (atStart) {
        keep = Arrays.binarySearch(superseded, offset) < 0 && !isAbandoned(offset);
      }
      if (keep) {
        out.write(b);
      }
      atStart = b == '\n';
      offset++;
    }
  }

  private record Range(long start, long end) {
    boolean contains(long offset) {
      return offset >= start && offset < end;
    }
  }
}
