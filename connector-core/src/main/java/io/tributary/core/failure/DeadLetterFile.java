package io.tributary.core.failure;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of dead letters that is made when the first row fails. What an attempt leaves counts once
 * that is committed.
 *
 * <p>Safe for several threads, but a draft belongs to one.
 */
public final class DeadLetterFile implements Closeable {
  private static final int MEMORY_BYTES = 256 * 1024;

  private final Path file;
  private final Spill spill;
  private @Nullable OutputStream out;

  /**
   * No dead letters yet. What an earlier run left under the name is deleted.
   *
   * @param file where they go
   * @param spillFolder where those of open attempts wait
   */
  public DeadLetterFile(Path file, Path spillFolder) {
    this.file = file;
    this.spill = new Spill(spillFolder, MEMORY_BYTES);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Starts to collect what an attempt leaves. */
  public Draft draft() {
    return new Draft();
  }

  @Override
  public synchronized void close() {
    try (spill) {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private synchronized void append(List<Spill.Slot> letters) {
    try {
      if (out == null) {
        out = Files.newOutputStream(file);
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

    /** The attempt counts: its dead letters go to the file. */
    public void commit() {
      if (!letters.isEmpty()) {
        append(letters);
      }
    }
  }
}
