package io.tributary.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table in a mapped file of one JSON object per line: what is held per row is where it is. Every
 * line is parsed once when the table is opened, so that a bad one is found then.
 */
final class NdjsonTable implements Table {

  private static final ObjectReader ROWS =
      new ObjectMapper()
          .readerFor(new TypeReference<LinkedHashMap<String, @Nullable Object>>() {})
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** No row is longer: Resource Graph's answers have 16 MiB at most. */
  private static final int LONGEST_LINE = 16 * 1024 * 1024;

  /** Where they are takes 160 MB then. */
  private static final int MOST_ROWS = 20_000_000;

  private final MappedByteBuffer bytes;
  private final int[] starts;
  private final int[] ends;

  private NdjsonTable(MappedByteBuffer bytes, int[] starts, int[] ends) {
    this.bytes = bytes;
    this.starts = starts;
    this.ends = ends;
  }

  static NdjsonTable open(Path file) throws IOException {
    return open(file, MOST_ROWS);
  }

  static NdjsonTable open(Path file, int mostRows) throws IOException {
    MappedByteBuffer bytes;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(file + " is over 2 GiB; split it");
      }
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    int[] starts = new int[1024];
    int[] ends = new int[1024];
    int rows = 0;
    int line = 0;
    for (int start = 0; start < bytes.limit(); ) {
      int end = start;
      boolean blank = true;
      while (end < bytes.limit() && bytes.get(end) != '\n') {
        blank &= bytes.get(end) <= ' ' && bytes.get(end) >= 0;
        end++;
      }
      line++;
      if (!blank) {
        if (rows == mostRows) {
          throw new IllegalArgumentException(
              file + ":" + line + ": there are over " + mostRows + " rows; leave some out");
        }
        if (end - start > LONGEST_LINE) {
          throw new IllegalArgumentException(
              file + ":" + line + ": longer than the 16 MiB that a row may have");
        }
        check(file, line, slice(bytes, start, end));
        if (rows == starts.length) {
          starts = Arrays.copyOf(starts, rows * 2);
          ends = Arrays.copyOf(ends, rows * 2);
        }
        starts[rows] = start;
        ends[rows] = end;
        rows++;
      }
      start = end + 1;
    }
    return new NdjsonTable(bytes, Arrays.copyOf(starts, rows), Arrays.copyOf(ends, rows));
  }

  private static void check(Path file, int line, byte[] json) throws IOException {
    try {
      if (ROWS.readValue(json) != null) {
        return;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + ":" + line + ": not a JSON object: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException(file + ":" + line + ": not a JSON object");
  }

  private static byte[] slice(MappedByteBuffer bytes, int start, int end) {
    byte[] slice = new byte[end - start];
    bytes.get(start, slice);
    return slice;
  }

  @Override
  public int size() {
    return starts.length;
  }

  @Override
  public Map<String, @Nullable Object> row(int index) {
    try {
      return ROWS.readValue(slice(bytes, starts[index], ends[index]));
    } catch (IOException e) {
      throw new UncheckedIOException("A row that was read before can't be read again", e);
    }
  }
}
