package io.tributary.azure.registry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes a blob as far as it is small, whatever size a manifest says that it has. */
final class SmallBlob implements WritableByteChannel {
  /** Configs have some ten kilobytes. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Takes all that is in the buffer.
   *
   * @throws UnreadableImage when that is too much
   */
  @Override
  public int write(ByteBuffer source) {
    int length = source.remaining();
    if (bytes.size() + length > MOST_BYTES) {
      throw tooLarge();
    }
    byte[] part = new byte[length];
    source.get(part);
    bytes.writeBytes(part);
    return length;
  }

  static UnreadableImage tooLarge() {
    return new UnreadableImage("its config has more than " + MOST_BYTES + " bytes");
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
