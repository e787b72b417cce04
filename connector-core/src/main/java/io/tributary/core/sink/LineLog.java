package io.tributary.core.sink;

import io.tributary.sink.Attempt;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells which attempts the lines of a file belong to, and what became of these: a text file beside
 * it with a line for each event, the run's id first. A process that ends in the middle of a line
 * has not written it. Interrupting a thread does not close it, as it would a channel.
 */
final class LineLog implements Closeable {
  private static final int MOST_CHARACTERS = 1_000;

  private final Path file;
  private final RandomAccessFile out;
  private long end;

  private LineLog(Path file, RandomAccessFile out, long end) {
    this.file = file;
    this.out = out;
    this.end = end;
  }

  /** A log without an event. */
  static LineLog create(Path file, String run) throws IOException {
    LineLog log = new LineLog(file, new RandomAccessFile(file.toFile(), "rw"), 0);
    log.out.setLength(0);
    log.append("run " + run);
    return log;
  }

  /**
   * Goes on with a log.
   *
   * @param run whose it has to be
   * @param reader is told of all events, in their order
   * @throws IOException also when it is of another run
   */
  static LineLog resume(Path file, String run, Reader reader) throws IOException {
    long whole = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = wholeLine(lines);
      if (line == null || !line.equals("run " + run)) {
        throw new IOException(file.getFileName() + " is not of the run that stopped");
      }
      while (line != null) {
        whole += line.length() + 1L; // All of it is ASCII.
        line = wholeLine(lines);
        if (line != null) {
          tell(line, run, reader);
        }
      }
    }
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    out.setLength(whole);
    return new LineLog(file, out, whole);
  }

  void wrote(Attempt attempt, long start, long end) throws IOException {
    append("wrote " + attempt.number() + " " + attempt.unit() + " " + start + " " + end);
  }

  void committed(Attempt attempt) throws IOException {
    append("committed " + attempt.number() + " " + attempt.unit());
  }

  void abandoned(Attempt attempt) throws IOException {
    append("abandoned " + attempt.number() + " " + attempt.unit());
  }

  /** The file that is to take the place of the old one is ready. */
  void ready(Path which) throws IOException {
    append("ready 0 " + which.getFileName());
  }

  /** Closes the file; it stays. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  private void append(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    out.seek(end); // What a write left behind that failed is written over.
    out.write(bytes);
    end += bytes.length;
  }

  private static void tell(String line, String run, Reader reader) throws IOException {
    String[] words = line.split(" ", -1);
    try {
      Attempt attempt = new Attempt(run, words[2], Integer.parseInt(words[1]));
      switch (words[0]) {
        case "wrote" -> reader.wrote(attempt, Long.parseLong(words[3]), Long.parseLong(words[4]));
        case "committed" -> reader.committed(attempt);
        case "abandoned" -> reader.abandoned(attempt);
        case "ready" -> reader.ready(words[2]);
        default -> throw new IOException("A log has an unknown event: " + words[0]);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("A log has a line that is none of its own", e);
    }
  }

  /** The next line that has an end, or null. */
  private static @Nullable String wholeLine(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = lines.read(); c >= 0 && line.length() < MOST_CHARACTERS; c = lines.read()) {
      if (c == '\n') {
        return line.toString();
      }
      line.append((char) c);
    }
    return null;
  }

  /** Is told what a log says. */
  interface Reader {
    void wrote(Attempt attempt, long start, long end);

    void committed(Attempt attempt);

    void abandoned(Attempt attempt);

    void ready(String file);
  }
}
