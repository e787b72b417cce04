package io.tributary.azure.recording;

import io.tributary.azure.recording.Disguise.Settled;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a recording: a ZIP with {@code manifest.json}, and {@code exchanges/000001.json}
 * and so on, numbered as the requests were sent. It is written twice: as the exchanges come, and
 * once more when it is known which pseudonyms and digests there are. Safe for several threads.
 */
final class RecordingFile {
  private static final int VERSION = 1;

  /** A config is in a manifest, which is in an index, which may be in another one. */
  private static final int DEEPEST = 6;

  private final Path archive;
  private final Path part;
  private final long limit;
  private final Clock clock;
  private final ZipOutputStream zip;
  private final AtomicInteger begun = new AtomicInteger();
  private final SortedSet<Integer> written = new TreeSet<>();
  private final Map<Integer, String> contents = new TreeMap<>();
  private int leftOut;
  private boolean full;
  private boolean closed;
  private @Nullable Exception problem;

  private RecordingFile(Path archive, Path part, long limit, Clock clock) throws IOException {
    this.archive = archive;
    this.part = part;
    this.limit = limit;
    this.clock = clock;
    this.zip =
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8);
  }

  /** Begins a file beside the archive. */
  static RecordingFile open(Path archive, long limit, Clock clock) throws IOException {
    return new RecordingFile(archive, beside(archive, ".part"), limit, clock);
  }

  private static Path beside(Path archive, String ending) {
    return archive.resolveSibling(archive.getFileName() + ending);
  }

  /** The number of the exchange that begins. */
  int next() {
    return begun.incrementAndGet();
  }

  /**
   * Does a piece of the recording. When it fails, nothing more is recorded, and the end says so.
   */
  void safely(Runnable piece) {
    try {
      piece.run();
    } catch (RuntimeException e) {
      fail(e);
    } catch (StackOverflowError e) { // By a regular expression of the host, most likely.
      fail(
          new IllegalStateException(
              "a mask needs more stack than there is for a long text; make its regular expression"
                  + " simpler",
              e));
    }
  }

  private synchronized void fail(Exception e) {
    if (problem == null) {
      problem = e;
    }
  }

  /** The answer of an exchange is content that had this digest. */
  synchronized void content(int number, String digest) {
    contents.put(number, digest);
  }

  synchronized void write(int number, Document exchange) {
    if (closed || full || problem != null) {
      leftOut++;
      return;
    }
    try {
      put(zip, entry(number), Json.text(exchange));
      zip.flush();
      written.add(number);
      full = Files.size(part) >= limit;
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Puts the archive in its place; one that was there stays where nothing was sent. */
  synchronized void finish(Disguise disguise) throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    Path whole = beside(archive, ".part2");
    try {
      zip.close();
      if (problem != null) {
        throw new IOException("The recording could not be written to " + archive, problem);
      }
      if (begun.get() == 0) {
        return;
      }
      try (ZipFile first = new ZipFile(part.toFile());
          ZipOutputStream second = new ZipOutputStream(Files.newOutputStream(whole))) {
        Settled pseudonyms = disguise.settled();
        ContentDigests digests = digests(first, pseudonyms);
        put(second, "manifest.json", Json.text(manifest()));
        for (int number : written) {
          put(second, entry(number), digests.in(pseudonyms.settle(text(first, number))));
        }
      }
      Files.move(whole, archive, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
      Files.deleteIfExists(part);
    }
  }

  private ContentDigests digests(ZipFile zip, Settled pseudonyms) throws IOException {
    ContentDigests digests = new ContentDigests();
    boolean news = true;
    for (int i = 0; news && i < DEEPEST; i++) {
      news = false;
      for (Map.Entry<Integer, String> content : contents.entrySet()) {
        if (written.contains(content.getKey())) {
          String exchange = digests.in(pseudonyms.settle(text(zip, content.getKey())));
          Optional<String> body = Json.document(exchange).text("answer.body");
          news |= body.isPresent() && digests.learn(content.getValue(), body.get());
        }
      }
    }
    return digests;
  }

  private Document manifest() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", "tributary-recording");
    manifest.put("version", VERSION);
    manifest.put("created", clock.instant().toString());
    manifest.put("exchanges", written.size());
    manifest.put("unfinished", begun.get() - written.size() - leftOut);
    manifest.put("leftOut", leftOut);
    manifest.put("complete", leftOut == 0);
    if (full) {
      manifest.put("stopped", "the archive reached its limit of " + limit + " bytes");
    }
    return Document.owning(manifest);
  }

  private static String entry(int number) {
    return "exchanges/%06d.json".formatted(number);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String text(ZipFile zip, int number) throws IOException {
    ZipEntry entry = zip.getEntry(entry(number));
    return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }
}
