package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import io.tributary.testkit.estate.Estate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a simulated tenant in this JVM. */
class CheckCommandTest {
  private static final String KNOWN = Estate.builder().build().subscriptions().get(0);
  private static final String UNKNOWN = "11111111-2222-3333-4444-555555555555";

  @Test
  void tenantThatHasEverythingEndsWell() {
    List<String> lines = tributary("check", "--simulated").succeeded().out().lines().toList();

    assertThat(lines.get(0)).startsWith("state    check        subject");
    int message = lines.get(0).indexOf("what is the matter");
    assertThat(lines.subList(1, lines.size() - 2))
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.startsWith("OK ") && line.charAt(message - 1) == ' ')
        .allMatch(line -> line.charAt(message) != ' ');
    assertThat(lines.get(lines.size() - 1))
        .matches("READY: a sync has what it needs \\(\\d+ OK\\) in \\d+\\.\\d s");
  }

  @Test
  void jsonIsForPrograms() {
    Document report =
        Json.document(tributary("check", "--simulated", "--format", "json").succeeded().out());

    assertThat(report.text("outcome")).contains("READY");
    assertThat(report.number("durationMillis")).isPresent();
    assertThat(report.objects("checks").get(0))
        .isEqualTo(
            Json.document(
                "{\"name\": \"token\", \"subject\": \"\", \"state\": \"OK\","
                    + " \"message\": \"the credential signs in\"}"));
  }

  @Test
  void subscriptionThatCannotBeSeenIsNamedWithWhatToDo() {
    Outcome outcome =
        tributary("check", "--simulated", "--subscription", KNOWN, "--subscription", UNKNOWN);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCOMPLETE.value());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .anyMatch(
            line ->
                line.startsWith("FAILED   role         " + UNKNOWN)
                    && line.contains("grant the principal Reader and Security Reader"));
    assertThat(outcome.out()).contains("INCOMPLETE: a sync would miss something (");
  }

  @Test
  void nothingThatCanBeReadIsAFailure() {
    Outcome outcome = tributary("check", "--simulated", "--subscription", UNKNOWN);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED.value());
    assertThat(outcome.out())
        .contains("FAILED   scope", "SKIPPED  role", "FAILED: a sync could read nothing (");
  }

  @Test
  void rowsOfAFolderAreCheckedToo(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("resources.ndjson"),
        "{\"id\": \"/subscriptions/" + KNOWN + "/x\", \"subscriptionId\": \"" + KNOWN + "\"}\n");

    Outcome outcome = tributary("check", "--simulated=" + folder);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCOMPLETE.value());
    assertThat(outcome.out()).contains("Security Reader is missing", "no Defender plan is on");
  }
}
