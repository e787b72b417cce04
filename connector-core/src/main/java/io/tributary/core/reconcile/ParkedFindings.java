package io.tributary.core.reconcile;

import io.tributary.core.json.Json;
import io.tributary.record.Identity;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Findings that wait, spilled one after the other: a header with the claim, which is all that it
 * takes to choose among them, then the record. They are read from the first to the last.
 *
 * <p>Safe for several threads.
 */
final class ParkedFindings implements Closeable {
  private static final int MEMORY_BYTES = 64 * 1024;
  private static final int HEADER_BYTES = 36;

  private final Spill spill;

  ParkedFindings(Path folder) {
    spill = new Spill(folder, MEMORY_BYTES);
  }

  boolean isEmpty() {
    return spill.size() == 0;
  }

  /** Adds a finding, as {@link #encode} wrote it. */
  void add(Claim claim, byte[] record) {
    byte[] bytes =
        ByteBuffer.allocate(HEADER_BYTES + record.length)
            .putLong(claim.key().high())
            .putLong(claim.key().low())
            .putLong(claim.order())
            .putInt(claim.attempt())
            .putInt(claim.severity())
            .putInt(record.length)
            .put(record)
            .array();
    spill.write(bytes, bytes.length);
  }

  /** Shows every finding, in the order in which they came. */
  void forEach(Visitor visitor) throws InterruptedException {
    long end = spill.size();
    for (long at = 0; at < end; ) {
      ByteBuffer header = ByteBuffer.wrap(spill.read(new Spill.Slot(at, HEADER_BYTES)));
      KeyHash key = new KeyHash(header.getLong(), header.getLong());
      Claim claim = new Claim(key, header.getLong(), header.getInt(), header.getInt());
      Spill.Slot record = new Spill.Slot(at + HEADER_BYTES, header.getInt());
      visitor.visit(claim, revision -> decode(spill.read(record), revision));
      at = record.position() + record.length();
    }
  }

  @Override
  public void close() {
    spill.close();
  }

  /** A finding as bytes, without its revision. */
  static byte[] encode(OutputRecord finding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, finding.key());
      write(out, finding.dataset());
      write(out, finding.source());
      write(out, finding.vendorProductName());
      write(out, Json.text(finding.document()));
      write(out, finding.identity().rule());
      write(out, finding.identity().key());
      Score score = finding.score().orElseThrow();
      out.writeInt(score.severity());
      out.writeInt(score.qds());
      write(out, score.reason());
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static OutputRecord decode(byte[] bytes, int revision) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new OutputRecord(
          OutputRecord.Op.UPSERT,
          OutputRecord.Kind.FINDING,
          text(in),
          text(in),
          text(in),
          text(in),
          revision,
          false,
          Json.document(text(in)),
          new Identity(text(in), text(in)),
          Optional.of(new Score(in.readInt(), in.readInt(), text(in))));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  /** Is shown a finding, and reads its record, under a revision, only if it wants it. */
  @FunctionalInterface
  interface Visitor {
    void visit(Claim claim, IntFunction<OutputRecord> record) throws InterruptedException;
  }
}
