package io.tributary.testkit.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what is expected as a whole: JSON over many lines, keys sorted, so that a change
 * reads well where files are compared.
 *
 * <p>A file that differs, or is missing, fails the test with what differs line by line. With {@code
 * -Dtributary.golden=update} the file is written anew, and the test fails all the same: a build
 * that was given the switch by mistake cannot pass where it would not have without it. Look at what
 * was written, keep it, and run again without the switch.
 */
public final class Golden {
  /** The system property that is the switch; only {@code update} turns it on. */
  public static final String SWITCH = "tributary.golden";

  private static final String UPDATE = "update";
  private static final String HOW = "-D" + SWITCH + "=" + UPDATE;

  private Golden() {}

  /**
   * Compares a text with a file, in which lines may end either way.
   *
   * @throws AssertionError when they differ, and also when the file was therefore written
   */
  public static void check(Path file, String actual) {
    boolean exists = Files.exists(file);
    String expected = exists ? read(file) : "";
    if (exists && expected.equals(actual)) {
      return;
    }
    String difference = LineDiff.of(expected, actual);
    if (UPDATE.equals(System.getProperty(SWITCH))) {
      write(file, actual);
      throw new AssertionError(
          "%s was written. Look at it, and run again without %s:%n%s"
              .formatted(file, HOW, difference));
    }
    throw new AssertionError(
        exists
            ? "%s has something else (- expected, + actual). If that is right now, run with %s:%n%s"
                .formatted(file, HOW, difference)
            : "There is no %s. To have it written, run with %s. It would be:%n%s"
                .formatted(file, HOW, difference));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
