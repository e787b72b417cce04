package io.tributary.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundsTest {

  private static final String EXCHANGE =
      "{\"request\":{\"url\":\"https://a/\",\"body\":\"12345\"}}";

  @TempDir private Path folder;

  private Path recording(String... exchanges) throws IOException {
    Path file = Files.createTempFile(folder, "recording", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "manifest.json", "{\"format\":\"tributary-recording\",\"version\":1}");
      put(zip, "exchanges/", "");
      for (int i = 0; i < exchanges.length; i++) {
        put(zip, "exchanges/%06d.json".formatted(i + 1), exchanges[i]);
      }
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(Path file, Bounds bounds, String reason) {
    assertThatThrownBy(() -> Replay.of(file, bounds))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is broken: " + reason);
  }

  @Test
  void whatIsWithinIsReplayed() throws IOException {
    try (Replay replay =
        Replay.of(recording(EXCHANGE, EXCHANGE), new Bounds(2, EXCHANGE.length(), 30))) {
      assertThat(replay.hosts()).containsExactly("a");
    }
  }

  @Test
  void moreIsRefusedAndNamed() throws IOException {
    Path file = recording(EXCHANGE, EXCHANGE);

    assertRefused(file, new Bounds(1, 1_000, 1_000), "it has 2 exchanges, more than 1");
    assertRefused(file, new Bounds(2, 1_000, 29), "its requests have more than 29 characters");
    assertRefused(
        recording(EXCHANGE + " "),
        new Bounds(1, EXCHANGE.length(), 1_000),
        "exchanges/000001.json is longer than " + EXCHANGE.length() + " bytes");
  }

  @Test
  void whatIsTooLongOrTooDeepForAnyRecordingIsRefused() throws IOException {
    int most = Bounds.DEFAULT.bytes();

    assertRefused(
        recording(EXCHANGE, EXCHANGE + " ".repeat(most)),
        Bounds.DEFAULT,
        "exchanges/000002.json is longer than 67108864 bytes");
    assertRefused(
        recording("[".repeat(100_000)), Bounds.DEFAULT, "exchanges/000001.json cannot be read");
    assertRefused(
        recording("{}"), Bounds.DEFAULT, "exchanges/000001.json has no request with a URL");
  }

  @Test
  void theLongestAnswersThereAreAreRead() throws IOException {
    String longest = "\\\"".repeat(24 * 1024 * 1024);
    Path file =
        recording(
            "{\"request\":{\"url\":\"https://a/\"},\"answer\":{\"body\":\"" + longest + "\"}}");

    try (Replay replay = Replay.of(file)) {
      assertThat(replay.hosts()).containsExactly("a");
    }
  }
}
