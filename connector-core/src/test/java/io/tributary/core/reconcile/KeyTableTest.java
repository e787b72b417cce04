package io.tributary.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTableTest {
  @TempDir private Path folder;

  private static void put(KeyTable table, int number) {
    long at = table.seek(KeyHash.of("key " + number));
    assertThat(table.owner(at)).isZero();
    table.put(at, number * 3L, number + 1, -number);
  }

  @Test
  void aSmallTableTouchesNoDisk() {
    try (KeyTable table = new KeyTable(folder)) {
      for (int i = 0; i < 2_000; i++) {
        put(table, i);
      }
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aTableGrowsInOneFileAndKeepsWhatItHas() {
    int keys = 800_000;
    try (KeyTable table = new KeyTable(folder)) {
      for (int i = 0; i < keys; i++) {
        put(table, i);
      }

      assertThat(table.size()).isEqualTo(keys);
      for (int i = 0; i < keys; i++) {
        long at = table.seek(KeyHash.of("key " + i));
        if (table.owner(at) != i + 1 || table.order(at) != i * 3L || table.note(at) != -i) {
          throw new AssertionError("key " + i + " was lost");
        }
      }
      assertThat(table.size()).isEqualTo(keys);
      assertThat(folder.toFile().list()).hasSize(1);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsPutAgainReplacesWhatWasThere() {
    try (KeyTable table = new KeyTable(folder)) {
      put(table, 7);
      long at = table.seek(KeyHash.of("key 7"));
      table.put(at, 1, 2, 3);
      table.note(at, 4);

      assertThat(table.seek(KeyHash.of("key 7"))).isEqualTo(at);
      assertThat(table.order(at)).isEqualTo(1);
      assertThat(table.owner(at)).isEqualTo(2);
      assertThat(table.note(at)).isEqualTo(4);
      assertThat(table.size()).isEqualTo(1);
    }
  }

  @Test
  void aThreadThatIsInterruptedStillDeletesTheFile() {
    try (KeyTable table = new KeyTable(folder)) {
      for (int i = 0; i < 5_000; i++) {
        put(table, i);
      }
      assertThat(folder).isNotEmptyDirectory();
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeUsedIsNamedAndWhatThereWasStays() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (KeyTable table = new KeyTable(file)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  put(table, i);
                }
              })
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("spill folder " + file);

      assertThat(table.size()).isBetween(2_000L, 5_000L);
      assertThat(table.end()).isGreaterThan(table.size());
    }
  }
}
