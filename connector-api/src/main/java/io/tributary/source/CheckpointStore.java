package io.tributary.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * Keeps what a run has done so far, so that another run can go on where it stopped: named entries
 * of bytes that mean something to the engine alone. One run uses a store at a time.
 *
 * <p>Blocking, and safe for several threads. Any method may throw {@link
 * io.tributary.failure.ConnectorException}, which ends the run as failed. An entry that was put has
 * to outlive the process, also one that is killed; that it outlives a machine is the store's
 * choice.
 */
public interface CheckpointStore {
  /**
   * Puts an entry, or replaces it: whole or not at all.
   *
   * @param name 1 to 150 letters, digits, dots, dashes and underscores
   * @param content writes it
   */
  void put(String name, Content content);

  /**
   * Reads an entry; the caller closes it.
   *
   * @throws io.tributary.failure.ConnectorException also when there is none of that name
   */
  InputStream read(String name);

  /** Removes an entry, if it is there. */
  void remove(String name);

  /** The names of all entries. */
  Set<String> names();

  /** Removes all entries. */
  default void clear() {
    names().forEach(this::remove);
  }

  /** Writes what an entry holds. */
  @FunctionalInterface
  interface Content {
    /** Writes it; the stream is the store's to close. */
    void writeTo(OutputStream out) throws IOException;
  }
}
