package io.tributary.core.sink;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A file of lines without those that were abandoned, and with the best line alone of each key. */
final class LineCompaction {
  private final Path file;
  private final Ranges abandoned;
  private final long[] superseded;

  /** Finds the lines that are to go. */
  LineCompaction(Path file, LineIndex index, Ranges abandoned) throws IOException {
    this.file = file;
    this.abandoned = abandoned;
    this.superseded = superseded(index);
  }

  /** Whether there are any. */
  boolean isNeeded() {
    return superseded.length > 0 || !abandoned.isEmpty();
  }

  /** Writes the lines that stay. */
  void writeTo(Path compacted) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(compacted), 1 << 16)) {
      copyLines(in, out);
    }
    try (FileChannel whole = FileChannel.open(compacted, StandardOpenOption.WRITE)) {
      whole.force(true);
    }
  }

  /** The offsets of lines whose key comes again in a line that wins; sorted. */
  private long[] superseded(LineIndex index) throws IOException {
    LongStream.Builder found = LongStream.builder();
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      index.forEachGroup(
          group -> {
            Map<String, Long> winners = new HashMap<>();
            for (LineIndex.Entry entry : group) {
              if (!abandoned.contains(entry.offset())) {
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
    return LineKeys.key(line.array());
  }

  private void copyLines(InputStream in, OutputStream out) throws IOException {
    boolean keep = true;
    boolean atStart = true;
    long offset = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (atStart) {
        keep = Arrays.binarySearch(superseded, offset) < 0 && !abandoned.contains(offset);
      }
      if (keep) {
        out.write(b);
      }
      atStart = b == '\n';
      offset++;
    }
  }
}
