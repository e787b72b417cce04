package io.tributary.core.reconcile;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What one attempt has claimed, parked and had rejected, in the order in which it did: spilled, so
 * that it can be saved once the attempt counts. Belongs to one thread.
 */
final class ClaimLog implements Closeable {
  private static final int MEMORY_BYTES = 16 * 1024;
  private static final int HEADER_BYTES = 33;
  private static final byte DELIVERED = 1;
  private static final byte PARKED = 2;
  private static final byte REJECTED = 3;
  private static final byte[] NOTHING = {};

  private final Spill spill;
  private final List<Spill.Slot> blocks = new ArrayList<>();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(MEMORY_BYTES);
  private long entries;

  ClaimLog(Path folder) {
    spill = new Spill(folder, 0);
  }

  void delivered(Claim claim) {
    add(DELIVERED, claim, NOTHING);
  }

  void parked(Claim claim, byte[] record) {
    add(PARKED, claim, record);
  }

  void rejected(String key) {
    add(REJECTED, new Claim(new KeyHash(0, 0), 0, 0, 0), key.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes all of it. */
  void save(EntryWriter out) throws IOException {
    out.number(entries);
    for (Spill.Slot slot : blocks) {
      out.raw(spill.read(slot));
    }
    out.raw(block.toByteArray());
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param attempt whose claims they are now
   * @param severity turns a severity's number of then into that of now
   */
  static void restore(EntryReader in, int attempt, IntUnaryOperator severity, Restored restored)
      throws IOException {
    for (long left = in.number(); left > 0; left--) {
      ByteBuffer header = ByteBuffer.wrap(in.raw(HEADER_BYTES));
      byte[] payload = in.raw(header.getInt(HEADER_BYTES - Integer.BYTES));
      byte kind = header.get();
      if (kind == REJECTED) {
        restored.rejected(new String(payload, StandardCharsets.UTF_8));
        continue;
      }
      Claim claim =
          new Claim(
              new KeyHash(header.getLong(), header.getLong()),
              header.getLong(),
              attempt,
              severity.applyAsInt(header.getInt()));
      if (kind == PARKED) {
        restored.parked(claim, payload);
      } else {
        restored.delivered(claim);
      }
    }
  }

  @Override
  public void close() {
    spill.close();
  }

  private void add(byte kind, Claim claim, byte[] payload) {
    byte[] bytes =
        ByteBuffer.allocate(HEADER_BYTES + payload.length)
            .put(kind)
            .putLong(claim.key().high())
            .putLong(claim.key().low())
            .putLong(claim.order())
            .putInt(claim.severity())
            .putInt(payload.length)
            .put(payload)
            .array();
    if (block.size() + bytes.length > MEMORY_BYTES) {
      blocks.add(spill.write(block.toByteArray(), block.size()));
      block.reset();
    }
    block.writeBytes(bytes);
    entries++;
  }

  /** Takes what was saved. */
  interface Restored {
    void delivered(Claim claim);

    void parked(Claim claim, byte[] record);

    void rejected(String key);
  }
}
