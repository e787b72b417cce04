package io.tributary.azure.recording;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import io.tributary.azure.source.ValueMask;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what is asked of Azure and what comes back, into one archive that the simulator of the
 * testkit replays: for bug reports and tests.
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.to(Path.of("run.zip")).masks(masks).start()) {
 *   HttpClient client = recorder.around(PromptHttpClient.create(null));
 *   // give it to the credential's builder and to DefenderForCloud's, and run
 * }
 * }</pre>
 *
 * <p>No secret gets in, whatever the masks: of headers and of URLs there is what is known to be
 * harmless and nothing else; of sign-ins neither the request's body nor a token, but another one of
 * the same shape; values of environment variables and settings are masked, as they are in rows, and
 * in tags too. Content of registries that has such values is recorded without them, and under the
 * digest that it has then, wherever it is named. Nothing is written that was not redacted before.
 * Rows are there as they came, names and ids too: what of them must not be seen, {@link
 * Builder#masks} say.
 *
 * <p>The archive is there when the recorder is closed, whole or not at all. Where nothing was sent
 * there is none, and one that was there stays. Until then, {@code .part} files stand beside it.
 * What goes wrong with it never disturbs a request: {@link #close} says it. Safe for several
 * threads.
 */
public final class Recorder implements Closeable {
  private final RecordingFile file;
  private final Redaction redaction;
  private final Disguise disguise;

  private Recorder(RecordingFile file, Redaction redaction, Disguise disguise) {
    this.file = file;
    this.redaction = redaction;
    this.disguise = disguise;
  }

  /** Begins to describe a recorder into a file, whose folder must exist. */
  public static Builder to(Path archive) {
    return new Builder(archive);
  }

  /** A client that sends through another one, and records. */
  public HttpClient around(HttpClient client) {
    return new RecordingHttpClient(client, this);
  }

  /**
   * Ends the recording, and puts the archive in its place if anything was sent. Does nothing the
   * second time.
   *
   * @throws IOException when the archive could not be written; then there is none
   */
  @Override
  public void close() throws IOException {
    file.finish(disguise);
  }

  Exchange begin(HttpRequest request) {
    return new Exchange(file, redaction, request);
  }

  /** Describes a recorder. For one thread. */
  public static final class Builder {
    private static final long MEBIBYTE = 1024L * 1024;

    private final Path archive;
    private Masks masks = Masks.none();
    private long limit = 256 * MEBIBYTE;
    private Clock clock = Clock.systemUTC();
    private final List<String> shownVariables = new ArrayList<>();

    private Builder(Path archive) {
      this.archive = archive;
    }

    /** Masks these too; nothing but secrets without it. */
    public Builder masks(Masks hidden) {
      masks = hidden;
      return this;
    }

    /**
     * Lets the values of environment variables and settings with these names be seen, as the
     * connector does with {@code showVariables}.
     */
    public Builder showVariables(String... names) {
      shownVariables.addAll(List.of(names));
      return this;
    }

    /**
     * Records nothing more once the archive has so many bytes, which the exchange that reaches them
     * may exceed; 256 MiB without this. The archive's manifest says that it was so.
     */
    public Builder limit(long bytes) {
      limit = bytes;
      return this;
    }

    Builder clock(Clock time) {
      clock = time;
      return this;
    }

    /**
     * Starts to record.
     *
     * @throws IllegalArgumentException when the limit is no positive number
     * @throws IOException when nothing can be written beside the archive
     */
    public Recorder start() throws IOException {
      if (limit < 1) {
        throw new IllegalArgumentException("The limit must be 1 byte at least, was " + limit);
      }
      Disguise disguise = new Disguise(masks);
      Redaction redaction =
          new Redaction(
              ValueMask.alsoOfTags(shownVariables), new ImageSecrets(shownVariables), disguise);
      return new Recorder(RecordingFile.open(archive, limit, clock), redaction, disguise);
    }
  }
}
