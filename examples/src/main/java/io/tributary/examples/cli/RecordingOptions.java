package io.tributary.examples.cli;

import com.azure.core.http.HttpClient;
import io.tributary.azure.recording.Masks;
import io.tributary.azure.recording.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether what is asked and answered is recorded, and what of it is masked. */
final class RecordingOptions {
  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Record what is asked and answered into a ZIP file, without secrets, for"
              + " --replay and for bug reports.")
  private @Nullable Path file;

  @Option(
      names = "--mask",
      paramLabel = "REGEX",
      description =
          "What of a recording gets pseudonyms, such as names, may be repeated; \"uuid\" for all"
              + " ids, \"ipv4\" for all addresses.")
  private List<String> patterns = List.of();

  /** Starts to record, if that is asked for. */
  Optional<Recording> start(List<String> shownVariables) {
    if (file == null) {
      if (!patterns.isEmpty()) {
        throw CommandFailure.usage("--mask masks a recording: give --record too");
      }
      return Optional.empty();
    }
    Masks masks = masks();
    try {
      return Optional.of(
          new Recording(
              file,
              Recorder.to(file)
                  .masks(masks)
                  .showVariables(shownVariables.toArray(String[]::new))
                  .start()));
    } catch (IOException e) {
      throw CommandFailure.usage(
          "Cannot record to " + file + " (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Masks masks() {
    Masks masks = Masks.none();
    for (int i = 0; i < patterns.size(); i++) {
      masks = masks.and(Masks.pseudonyms("masked" + (char) ('a' + i % 26), pattern(i)));
    }
    return masks;
  }

  private Pattern pattern(int i) {
    try {
      return switch (patterns.get(i)) {
        case "uuid" -> Masks.UUID;
        case "ipv4" -> Masks.IPV4;
        default -> Pattern.compile(patterns.get(i), Pattern.CASE_INSENSITIVE);
      };
    } catch (PatternSyntaxException e) {
      throw CommandFailure.usage(
          "\"" + patterns.get(i) + "\" is no regular expression: " + e.getDescription());
    }
  }

  /** A recording that has begun. */
  static final class Recording implements AutoCloseable {
    private final Path file;
    private final Recorder recorder;

    private Recording(Path file, Recorder recorder) {
      this.file = file;
      this.recorder = recorder;
    }

    HttpClient around(HttpClient client) {
      return recorder.around(client);
    }

    @Override
    public void close() {
      try {
        recorder.close();
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCode.FAILED, "There is no recording in " + file + ": " + reason(e));
      }
    }

    private static String reason(Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return String.valueOf(cause.getMessage());
    }
  }
}
