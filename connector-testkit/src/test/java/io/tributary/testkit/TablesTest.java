package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void readsAFolder() throws IOException {
    write("Resources.ndjson", "{\"id\":\"ä\",\"zones\":null}\n\n  \r\n{\"id\":\"b\",\"n\":1}");
    write("securityresources.ndjson", "");
    write("notes.txt", "not a table");

    Tables tables = Tables.folder(folder);

    assertThat(tables.names()).containsExactlyInAnyOrder("resources", "securityresources");
    assertThat(tables.table("resources").size()).isEqualTo(2);
    assertThat(tables.table("resources").row(0)).containsEntry("id", "ä").containsKey("zones");
    assertThat(tables.table("resources").row(1)).containsEntry("n", 1);
    assertThat(tables.table("securityresources").size()).isZero();
    assertThat(tables.table("other").size()).isZero();
  }

  @Test
  void saysWhichLineIsNotARow() throws IOException {
    write("resources.ndjson", "{}\n[1]\n");
    assertThatThrownBy(() -> Tables.folder(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resources.ndjson:2: not a JSON object");

    write("resources.ndjson", "{}\n\n{\"id\":\n");
    assertThatThrownBy(() -> Tables.folder(folder))
        .hasMessageContaining("resources.ndjson:3: not a JSON object");

    write("resources.ndjson", "{} {}\n");
    assertThatThrownBy(() -> Tables.folder(folder)).hasMessageContaining("resources.ndjson:1:");

    write("resources.ndjson", "null\n");
    assertThatThrownBy(() -> Tables.folder(folder)).hasMessageContaining("resources.ndjson:1:");
  }

  @Test
  void saysWhichLineIsLargerThanARowMayBe() throws IOException {
    write("resources.ndjson", "{}\n{\"a\":" + " ".repeat(16 * 1024 * 1024) + "1}\n");
    assertThatThrownBy(() -> Tables.folder(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("resources.ndjson:2: longer than the 16 MiB that a row may have");

    write("resources.ndjson", "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");
    assertThatThrownBy(() -> Tables.folder(folder))
        .hasMessageContaining("resources.ndjson:1: not a JSON object")
        .hasMessageContaining("depth");
  }

  @Test
  void saysThatThereAreTooManyRows() throws IOException {
    write("resources.ndjson", "{}\n\n{}\n\n{}\n");
    Path file = folder.resolve("resources.ndjson");

    assertThat(NdjsonTable.open(file, 3).size()).isEqualTo(3);
    assertThatThrownBy(() -> NdjsonTable.open(file, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("resources.ndjson:5: there are over 2 rows; leave some out");
  }

  @Test
  void refusesAFolderWithoutTables() {
    assertThatThrownBy(() -> Tables.folder(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
    assertThatThrownBy(() -> Tables.folder(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void holdsRowsInMemoryByNamesInAnyCase() {
    Tables tables = Tables.of(Map.of("Resources", List.of(Map.of("id", "a"))));

    assertThat(tables.names()).containsExactly("resources");
    assertThat(tables.table("resources").row(0)).containsEntry("id", "a");
  }
}
