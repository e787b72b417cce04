package io.tributary.core.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.RecordFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
  @TempDir private Path folder;

  @Test
  void aLineThatIsNoDeadLetterIsNamedWithItsNumber() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("dead.jsonl"),
            """
            {"dataset":"d","split":"s","id":"","stage":"transform","reason":"r","row":{}}

            {"dataset":"d","split":"s","stage":"transform","reason":"r"}
            """);

    assertThatThrownBy(() -> DeadLetters.read(file, letter -> {}))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(file + ":3: not a dead letter: \"row\" is not an object");
  }

  @Test
  void aLineBeyondTheBoundsIsNamed() throws Exception {
    String start =
        "{\"dataset\":\"d\",\"split\":\"s\",\"stage\":\"t\",\"reason\":\"r\",\"row\":{\"a\":";
    Path deep =
        Files.writeString(
            folder.resolve("deep.jsonl"), start + "[".repeat(10_000) + "]".repeat(10_000) + "}}\n");
    Path big =
        Files.writeString(
            folder.resolve("big.jsonl"), "\r\n" + start + "\"" + "x".repeat(50_000_000) + "\"}}\n");

    assertThatThrownBy(() -> DeadLetters.read(deep, letter -> {}))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(deep + ":1: not a dead letter: JSON may be nested 200 levels deep");
    assertThatThrownBy(() -> DeadLetters.read(big, letter -> {}))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(big + ":2: not a dead letter: The line has more than 33554432 characters");
  }

  @Test
  void aLastLineNeedsNoEnd() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("dead.jsonl"),
            "\r\n{\"dataset\":\"d\",\"split\":\"s\",\"stage\":\"t\",\"reason\":\"r\",\"row\":{}}");
    List<RecordFailure> letters = new ArrayList<>();

    DeadLetters.read(file, letters::add);

    assertThat(letters).extracting(RecordFailure::reason).containsExactly("r");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> DeadLetters.read(folder.resolve("none"), letter -> {}))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("Cannot read the dead letters");
  }
}
