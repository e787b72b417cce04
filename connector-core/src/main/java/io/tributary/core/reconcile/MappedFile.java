package io.tributary.core.reconcile;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file of zeros, mapped into memory in segments. */
final class MappedFile implements Closeable {
  private static final byte[] ZEROS = new byte[64 * 1024];

  private final Path file;
  private final ByteBuffer[] segments;

  /**
   * Makes and maps a file.
   *
   * @param folder where it goes
   * @param segments how many segments there are
   * @param segmentBytes how large each is; a multiple of 64 KiB
   */
  MappedFile(Path folder, int segments, int segmentBytes) {
    this.segments = new ByteBuffer[segments];
    try {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, "tributary-", ".keys");
    } catch (IOException e) {
      throw Spill.failure(folder, "write to", e);
    }
    try {
      map(segmentBytes);
    } catch (IOException e) {
      close();
      throw Spill.failure(folder, "write to", e);
    }
  }

  /** The segments, in their order; not to be touched once the file is closed. */
  ByteBuffer[] segments() {
    return segments;
  }

  /**
   * Empties and deletes the file, also in a thread that is interrupted, as a channel would not.
   * Where a file cannot go while it is mapped, it goes at the JVM's exit: Java lets go of a mapping
   * only when that is collected.
   */
  @Override
  public void close() {
    try (RandomAccessFile emptied = new RandomAccessFile(file.toFile(), "rw")) {
      emptied.setLength(0);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  private void map(int segmentBytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // A page that finds no room on the disk later on would take the whole JVM down.
      for (long left = (long) segments.length * segmentBytes; left > 0; left -= ZEROS.length) {
        writeZeros(channel);
      }
      for (int i = 0; i < segments.length; i++) {
        segments[i] = channel.map(MapMode.READ_WRITE, (long) i * segmentBytes, segmentBytes);
      }
    }
  }

  private static void writeZeros(FileChannel channel) throws IOException {
    for (ByteBuffer zeros = ByteBuffer.wrap(ZEROS); zeros.hasRemaining(); ) {
      channel.write(zeros);
    }
  }
}
