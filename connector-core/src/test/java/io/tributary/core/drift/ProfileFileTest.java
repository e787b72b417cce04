package io.tributary.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.json.Json;
import io.tributary.failure.ConnectorException;
import io.tributary.record.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    RowProfile profile = new RowProfile();
    profile.look(new SourceRecord("d", "i", Json.document("{\"a\": 1}")));
    ProfileFile file = new ProfileFile(folder.resolve("profiles.json"), "all");

    file.write(Map.of("d", profile));

    Map<String, RowProfile> read = file.read();
    assertThat(read).containsOnlyKeys("d");
    assertThat(ProfileJson.write(read.get("d"))).isEqualTo(ProfileJson.write(profile));
    assertThat(new ProfileFile(folder.resolve("profiles.json"), "some").read()).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"format\": 9, \"settings\": \"all\", \"datasets\": {\"d\": {\"rows\": 1}}}",
        "{\"format\": 1, \"settings\": \"all\", \"datasets\": {\"d\": {}}}"
      })
  void whatIsNoProfileIsNothingToCompareWith(String text) throws IOException {
    Path path = Files.writeString(folder.resolve("profiles.json"), text);

    assertThat(new ProfileFile(path, "all").read()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNothingToCompareWith() {
    assertThat(new ProfileFile(folder.resolve("none"), "all").read()).isEmpty();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    ProfileFile file = new ProfileFile(folder.resolve("none/profiles.json"), "all");

    assertThatThrownBy(() -> file.write(Map.of()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("Cannot write the profiles");
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndLeftAlone(@TempDir Path unreadable) {
    ProfileFile profiles = new ProfileFile(unreadable, "settings"); // A folder, as no file is.

    assertThatThrownBy(profiles::read)
        .isInstanceOf(ConnectorException.class)
        .hasMessageStartingWith("Cannot read the profiles of the rows from " + unreadable);
  }
}
