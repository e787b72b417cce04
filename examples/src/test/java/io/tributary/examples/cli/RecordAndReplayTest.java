package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.AzureSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAndReplayTest {
  @TempDir private Path folder;

  @Test
  void aReplayWritesTheSameFiles() throws IOException {
    Path archive = folder.resolve("run.zip");
    InProcess.tributary(
            "sync",
            "--simulated",
            "--show-variable", // Or else an image that sets it is recorded under another digest.
            "APP_HOME",
            "--record",
            archive,
            "--out",
            folder.resolve("recorded"))
        .succeeded();
    InProcess.tributary(
            "sync",
            "--show-variable",
            "APP_HOME",
            "--replay",
            archive,
            "--out",
            folder.resolve("replayed"))
        .succeeded();

    OutputFiles replayed = new OutputFiles(folder.resolve("replayed"));
    replayed.areWellFormed().addUp().areComplete();
    Set<String> lines = lines("recorded");
    assertThat(lines).hasSizeGreaterThan(500);
    assertThat(lines("replayed")).allMatch(lines::contains).hasSameSizeAs(lines);
    assertThat(names()).containsExactlyInAnyOrder("run.zip", "recorded", "replayed");
  }

  @Test
  void masksAreChosenAndAReplayIsAsComplete() throws IOException {
    Path archive = folder.resolve("run.zip");
    InProcess.tributary(
            "sync",
            "--simulated",
            "--record",
            archive,
            "--mask",
            "uuid",
            "--mask",
            "contoso[a-z]*",
            "--out",
            folder.resolve("recorded"))
        .succeeded();
    InProcess.tributary("sync", "--replay", archive, "--out", folder.resolve("replayed"))
        .succeeded();

    OutputFiles replayed = new OutputFiles(folder.resolve("replayed"));
    OutputFiles recorded = new OutputFiles(folder.resolve("recorded"));
    replayed.areWellFormed().addUp().areComplete();
    assertThat(replayed.findings()).hasSameSizeAs(recorded.findings());
    assertThat(replayed.text())
        .doesNotContainIgnoringCase("contoso")
        .doesNotContain(AzureSimulator.TENANT_ID);
  }

  @Test
  void aReplayWithOtherOptionsIsIncompleteAndSaysWhatIsNotThere() {
    Path archive = folder.resolve("run.zip");
    InProcess.tributary(
            "sync",
            "--simulated",
            "--dataset",
            "azure.virtual-machine",
            "--record",
            archive,
            "--out",
            folder.resolve("recorded"))
        .succeeded();

    Outcome outcome =
        InProcess.tributary(
            "sync",
            "--replay",
            archive,
            "--dataset",
            "azure.container-instance",
            "--out",
            folder.resolve("replayed"));

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err()).contains("The recording has no answer to ", "POST https://");
  }

  @Test
  void aRunThatFailsSaysWhyAlsoWhenItsRecordingFails() throws IOException {
    Path archive = folder.resolve("run.zip");
    Files.createDirectories(archive.resolve("taken"));
    Path out = folder.resolve("out");
    Files.createDirectories(out.resolve("report.json/taken"));

    assertThat(
            InProcess.tributary(
                    "sync",
                    "--simulated",
                    "--dataset",
                    "azure.virtual-machine",
                    "--record",
                    archive,
                    "--out",
                    out)
                .sentence(ExitCode.FAILED))
        .contains("Cannot write report.json");
  }

  @Test
  void refusedSyncLeavesAnEarlierRecording() throws IOException {
    Path archive = Files.writeString(folder.resolve("run.zip"), "precious");
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("profiles.json"), "{}");

    assertThat(sentence("sync", "--simulated", "--limit", "1", "--record", archive, "--out", out))
        .contains(" without --limit");
    assertThat(archive).hasContent("precious");
  }

  @Test
  void whatIsNoRecordingIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "text");

    assertThat(replay(text)).contains("is not a recording");
    assertThat(replay(folder.resolve("none.zip"))).contains("there is no such file");
    assertThat(sentence("sync", "--simulated", "--replay", text)).contains("not both");
    assertThat(sentence("sync", "--simulated", "--mask", "x")).contains("give --record too");
    assertThat(
            sentence(
                "sync",
                "--simulated",
                "--record",
                folder.resolve("r.zip"),
                "--mask",
                "(",
                "--out",
                folder))
        .contains("is no regular expression");
    assertThat(sentence("sync", "--simulated", "--record", folder.resolve("none/r.zip")))
        .contains("Cannot record to");
    assertThat(sentence("simulate", "--replay", text, "--findings", "1"))
        .contains("leave out the rows");
  }

  private String replay(Path file) {
    return sentence("sync", "--replay", file, "--out", folder.resolve("out"));
  }

  private static String sentence(Object... arguments) {
    return InProcess.tributary(arguments).sentence(ExitCode.USAGE);
  }

  /**
   * Lines without how often a record was delivered, which depends on the threads, and without tags
   * that are called as variables are, which recordings do not have.
   */
  private Set<String> lines(String name) {
    return new OutputFiles(folder.resolve(name))
        .lines().stream()
            .map(line -> line.replaceFirst("\"revision\":\\d+,", ""))
            .map(line -> line.replaceAll("(\\{\"name\":\"env\",\"value\":)\"[^\"]*\"", "$1\"***\""))
            .collect(Collectors.toSet());
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
