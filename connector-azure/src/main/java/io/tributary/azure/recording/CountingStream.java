package io.tributary.azure.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what is written. For one thread at a time. */
final class CountingStream extends OutputStream {
  private final OutputStream out;
  private long count;

  CountingStream(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  long count() {
    return count;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    count++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    count += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
