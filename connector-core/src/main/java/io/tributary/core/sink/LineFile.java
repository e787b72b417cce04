package io.tributary.core.sink;

import io.tributary.sink.Attempt;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of lines, whole or absent: it grows under another name and is renamed at the end, with
 * one line per key and without what was abandoned. Beside it grows a log, by which another process
 * can go on with it.
 */
final class LineFile implements Closeable {
  private final Path file;
  private final Path part;

  /** None once the file is ready. */
  private final @Nullable RandomAccessFile out;

  private final LineIndex index;
  private final LineLog log;
  private final Map<Attempt, Ranges> written = new HashMap<>();
  private final Ranges abandoned = new Ranges();
  private Optional<Path> ready = Optional.empty();
  private boolean kept;
  private long length;

  private LineFile(Path folder, String name, String run, boolean resumes) throws IOException {
    file = folder.resolve(name);
    part = folder.resolve(name + ".part");
    Path logFile = folder.resolve(name + ".log.part");
    log = resumes ? LineLog.resume(logFile, run, new Memory()) : LineLog.create(logFile, run);
    if (resumes && ready.isEmpty() && !Files.exists(part)) {
      log.close();
      throw new IOException(part.getFileName() + " is missing");
    }
    out = ready.isPresent() ? null : new RandomAccessFile(part.toFile(), "rw");
    index = new LineIndex(folder.resolve(name + ".index.part"));
  }

  /** A file without a line. */
  static LineFile create(Path folder, String name, String run) throws IOException {
    LineFile created = new LineFile(folder, name, run, false);
    if (created.out().length() > 0) {
      created.out().setLength(0);
    }
    return created;
  }

  /**
   * Goes on with the file of a run that stopped, cut back to the last line that it has noted.
   *
   * @throws IOException also when it is not there, or not of this run
   */
  static LineFile resume(Path folder, String name, String run) throws IOException {
    LineFile resumed = new LineFile(folder, name, run, true);
    if (resumed.ready.isEmpty()) {
      if (resumed.out().length() < resumed.length) {
        resumed.keep();
        resumed.close();
        throw new IOException(name + ".part is shorter than what was written to it");
      }
      resumed.out().setLength(resumed.length);
      LineKeys.of(resumed.part, resumed.index::add);
    }
    return resumed;
  }

  /** Notes that a line will start so many bytes after what was written so far. */
  void note(String key, int revision, int ahead) throws IOException {
    index.add(key, length + ahead, revision);
  }

  /** Appends whole lines that belong to an attempt. */
  void append(Attempt attempt, byte[] lines, int bytes) throws IOException {
    out().seek(length); // What a write left behind that failed is written over.
    out().write(lines, 0, bytes);
    log.wrote(attempt, length, length + bytes);
    wrote(attempt, length, length + bytes);
  }

  /** What the attempt brought counts. */
  void commit(Attempt attempt) throws IOException {
    if (written.containsKey(attempt)) {
      log.committed(attempt);
      written.remove(attempt);
    }
  }

  /** What the attempt brought is void. */
  void abandon(Attempt attempt) throws IOException {
    if (written.containsKey(attempt)) {
      log.abandoned(attempt);
      forget(attempt);
    }
  }

  /** Makes what the file is to be. */
  void prepare() throws IOException {
    if (ready.isPresent()) {
      return; // The run stopped when that was done.
    }
    for (Attempt attempt : List.copyOf(written.keySet())) {
      abandon(attempt);
    }
    out().setLength(length);
    out().getFD().sync();
    out().close();
    LineCompaction compaction = new LineCompaction(part, index, abandoned);
    Path whole = compaction.isNeeded() ? compacted(compaction) : part;
    log.ready(whole);
    ready = Optional.of(whole);
  }

  /** Puts the prepared file in place, and what was there before out of it, in one step. */
  void place() throws IOException {
    Path whole = ready.orElseThrow();
    if (Files.exists(whole)) { // Else the run stopped when it was in place.
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves everything as it is at the end, so that another run can go on with it. */
  void keep() {
    kept = true;
  }

  /** Deletes whatever is not in place, unless that is kept. */
  @Override
  public void close() throws IOException {
    try (index) {
      if (out != null) {
        out.close();
      }
      if (kept) {
        log.close();
        return;
      }
      log.delete();
    }
    Files.deleteIfExists(part);
    Files.deleteIfExists(compactedPart());
  }

  private RandomAccessFile out() throws IOException {
    if (out == null) {
      throw new IOException(file.getFileName() + " is ready: nothing can be added to it");
    }
    return out;
  }

  private Path compacted(LineCompaction compaction) throws IOException {
    Path whole = compactedPart();
    compaction.writeTo(whole);
    return whole;
  }

  private Path compactedPart() {
    return part.resolveSibling(file.getFileName() + ".compact.part");
  }

  private void wrote(Attempt attempt, long start, long end) {
    written.computeIfAbsent(attempt, none -> new Ranges()).add(start, end);
    length = end;
  }

  private void forget(Attempt attempt) {
    Ranges ranges = written.remove(attempt);
    if (ranges != null) {
      abandoned.addAll(ranges);
    }
  }

  /** Remembers what the log tells. */
  private final class Memory implements LineLog.Reader {
    @Override
    public void wrote(Attempt attempt, long start, long end) {
      LineFile.this.wrote(attempt, start, end);
    }

    @Override
    public void committed(Attempt attempt) {
      written.remove(attempt);
    }

    @Override
    public void abandoned(Attempt attempt) {
      forget(attempt);
    }

    @Override
    public void ready(String which) {
      ready = Optional.of(part.resolveSibling(which));
    }
  }
}
