package io.tributary.core.reconcile;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are written once and read back later: in memory up to a bound, in a temporary file
 * beyond it.
 *
 * <p>Safe for several threads. Every failure of the file is a {@link ConnectorException} that names
 * the folder.
 */
public final class Spill implements Closeable {
  private final Path folder;
  private byte[] memory;
  private int inMemory;
  private long inFile;
  private @Nullable Path file;
  private @Nullable FileChannel channel;

  /**
   * An empty spill; the file is made when it is needed.
   *
   * @param folder where the file goes
   * @param memoryBytes how much is kept in memory, in bytes
   */
  public Spill(Path folder, int memoryBytes) {
    this.folder = folder;
    this.memory = new byte[memoryBytes];
  }

  /** Keeps the first {@code length} bytes of an array and says where. */
  public synchronized Slot write(byte[] bytes, int length) {
    if (channel == null && memory.length - inMemory >= length) {
      System.arraycopy(bytes, 0, memory, inMemory, length);
      inMemory += length;
      return new Slot(inMemory - length, length);
    }
    long position = inMemory + inFile;
    try {
      writeFully(opened(), ByteBuffer.wrap(bytes, 0, length), inFile);
    } catch (IOException e) {
      throw failure("write to", e);
    }
    inFile += length;
    return new Slot(position, length);
  }

  /** What was kept at a slot. */
  public synchronized byte[] read(Slot slot) {
    byte[] bytes = new byte[slot.length()];
    if (slot.position() < inMemory) {
      System.arraycopy(memory, (int) slot.position(), bytes, 0, bytes.length);
      return bytes;
    }
    try {
      ByteBuffer into = ByteBuffer.wrap(bytes);
      while (into.hasRemaining()) {
        if (opened().read(into, slot.position() - inMemory + into.position()) < 0) {
          throw new IOException("The file is shorter than what was written to it");
        }
      }
    } catch (IOException e) {
      throw failure("read from", e);
    }
    return bytes;
  }

  /** How many bytes were kept, in memory and in the file. */
  public synchronized long size() {
    return inMemory + inFile;
  }

  /** Deletes the file; nothing can be read afterwards. */
  @Override
  public synchronized void close() {
    memory = new byte[0];
    try {
      if (channel != null) {
        channel.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw failure("delete its file in", e);
    }
  }

  private FileChannel opened() throws IOException {
    if (channel == null) {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, "tributary-", ".spill");
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    return channel;
  }

  private static void writeFully(FileChannel channel, ByteBuffer from, long position)
      throws IOException {
    long at = position;
    while (from.hasRemaining()) {
      at += channel.write(from, at);
    }
  }

  private ConnectorException failure(String what, IOException e) {
    return failure(folder, what, e);
  }

  /** What is thrown when something cannot be done in the folder. */
  static ConnectorException failure(Path folder, String what, IOException e) {
    return new ConnectorException(
        ErrorKind.CONFIGURATION,
        "Cannot " + what + " the spill folder " + folder + ": " + e.getMessage(),
        e);
  }

  /**
   * Where something was kept.
   *
   * @param position in bytes from the start
   * @param length in bytes
   */
  public record Slot(long position, int length) {}
}
