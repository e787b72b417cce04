package io.tributary.core.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.failure.ConnectorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
  @TempDir private Path folder;

  @Test
  void whatFitsStaysInMemory() {
    try (Spill spill = new Spill(folder, 100)) {
      Spill.Slot slot = spill.write("hello".getBytes(UTF_8), 4);

      assertThat(new String(spill.read(slot), UTF_8)).isEqualTo("hell");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void whatDoesNotFitGoesToAFileThatIsDeletedInTheEnd() {
    try (Spill spill = new Spill(folder, 20)) {
      List<Spill.Slot> slots = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        byte[] bytes = ("entry " + i).getBytes(UTF_8);
        slots.add(spill.write(bytes, bytes.length));
      }

      for (int i = 0; i < 50; i++) {
        assertThat(new String(spill.read(slots.get(i)), UTF_8)).isEqualTo("entry " + i);
      }
      assertThat(folder).isNotEmptyDirectory();
      assertThat(spill.size()).isEqualTo(10 * 7 + 40 * 8);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (Spill spill = new Spill(file, 0)) {
      assertThatThrownBy(() -> spill.write(new byte[1], 1))
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("spill folder " + file);
    }
  }
}
