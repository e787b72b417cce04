package io.tributary.core.failure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> DeadLetters.read(folder.resolve("none"), letter -> {}))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("Cannot read the dead letters");
  }
}
