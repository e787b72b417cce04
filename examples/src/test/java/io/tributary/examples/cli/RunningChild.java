package io.tributary.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process under way, whose output goes to files so that it never waits for a reader. */
final class RunningChild {
  private final Process process;
  private final Path out;
  private final Path err;

  private RunningChild(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static RunningChild start(ProcessBuilder builder) throws IOException {
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new RunningChild(builder.start(), out, err);
  }

  /** Asks it to end, as SIGTERM does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it at once, as SIGKILL does; says whether it was under way. */
  boolean kill() throws InterruptedException {
    boolean alive = process.isAlive();
    process.destroyForcibly().waitFor();
    return alive && process.exitValue() != 0;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; when that does not come, ends it and fails. */
  Outcome await(Duration patience) throws IOException, InterruptedException {
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    Outcome outcome =
        new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    if (!ended) {
      throw new AssertionError("It was not over after " + patience + ": " + outcome);
    }
    return outcome;
  }
}
