package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncs into one folder tell how rows differ from those of the sync before. */
class DriftOfSyncsTest {
  private static final String DATASET = "azure.serverless";

  @TempDir private Path folder;

  private Outcome sync() {
    return InProcess.tributary("sync", "--simulated", "--dataset", DATASET, "--out", folder)
        .succeeded();
  }

  @Test
  void theSecondSyncTellsWhatTheFirstDidNotSee() throws IOException {
    OutputFiles files = new OutputFiles(folder);
    assertThat(sync().out()).doesNotContain("Drift:");
    assertThat(files.report().object("datasets['" + DATASET + "'].drift")).isEmpty();

    assertThat(sync().out()).doesNotContain("Drift:");
    assertThat(files.report().object("datasets['" + DATASET + "'].drift")).isPresent();

    Path profiles = folder.resolve("profiles.json");
    Files.writeString(
        profiles, Files.readString(profiles).replace("\"httpsOnly\"", "\"httpOnly\""));
    assertThat(sync().out())
        .contains("Drift: " + DATASET + ": 1 new field: properties.httpsOnly")
        .contains("Drift: " + DATASET + ": 1 vanished field: properties.httpOnly");
    assertThat(files.number(DATASET, "drift.unknown")).isZero();
  }
}
