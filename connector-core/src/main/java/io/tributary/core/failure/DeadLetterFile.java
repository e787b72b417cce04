package io.tributary.core.failure;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.core.json.JsonLines;
import io.tributary.core.reconcile.Spill;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of dead letters, made when a row fails. What an attempt leaves counts once that is
 * committed; the file takes its name, and that of an earlier run goes, when the run is finished.
 *
 * <p>Safe for several threads, but a draft belongs to one.
 */
public final class DeadLetterFile implements Closeable {
  private static final int MEMORY_BYTES = 256 * 1024;

  private final Path file;
  private final Path part;
  private final Spill spill;
  private @Nullable OutputStream out;

  /**
   * No dead letters yet; nothing is touched.
   *
   * @param file where they go
   * @param spillFolder where those of open attempts wait
   */
  public DeadLetterFile(Path file, Path spillFolder) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.spill = new Spill(spillFolder, MEMORY_BYTES);
  }

  /** Starts to collect what an attempt leaves. */
  public Draft draft() {
    return new Draft();
  }

  /** The run has gone to its end: its dead letters replace those of an earlier one. */
  public synchronized void finish() {
    try {
      if (out == null) {
        Files.deleteIfExists(file);
      } else {
        out.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Deletes what is not finished. */
  @Override
  public synchronized void close() {
    try (spill) {
      if (out != null) {
        out.close();
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private synchronized void append(List<Spill.Slot> letters) {
    try {
      if (out == null) {
        out = Files.newOutputStream(part);
      }
      for (Spill.Slot letter : letters) {
        out.write(spill.read(letter));
      }
      out.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private ConnectorException failure(IOException e) {
    return new ConnectorException(
        ErrorKind.SINK, "Cannot write the dead letters to " + file + ": " + e.getMessage(), e);
  }

  /** What one attempt leaves. Belongs to one thread; forgotten unless committed. */
  public final class Draft {
    private final List<Spill.Slot> letters = new ArrayList<>();
    private final JsonLines lines = new JsonLines();

    private Draft() {}

    /** Keeps a row that failed. */
    public void add(RecordFailure failure) {
      lines.clear();
      DeadLetters.write(failure, lines);
      byte[] line = lines.toByteArray();
      letters.add(spill.write(line, line.length));
    }

    /** Writes what {@link #restore} needs. */
    public void save(EntryWriter out) throws IOException {
      for (Spill.Slot letter : letters) {
        out.flag(true).bytes(spill.read(letter));
      }
      out.flag(false);
    }

    /** Adds what another draft has saved. */
    public void restore(EntryReader in) throws IOException {
      while (in.flag()) {
        byte[] line = in.bytes();
        letters.add(spill.write(line, line.length));
      }
    }

    /** The attempt counts: its dead letters go to the file. */
    public void commit() {
      if (!letters.isEmpty()) {
        append(letters);
      }
    }
  }
}
