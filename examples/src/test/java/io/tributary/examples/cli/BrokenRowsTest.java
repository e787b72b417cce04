package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be mapped become dead letters, and all others are delivered. */
class BrokenRowsTest {
  private static final String SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555";
  private static final String MACHINE =
      SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/";
  private static final String GOOD_MACHINE =
      "{'id': '%s', 'type': 'microsoft.compute/virtualmachines', 'name': 'good', 'properties': {}}"
          .formatted(MACHINE + "good");
  private static final String GOOD_ASSESSMENT =
      """
      {'id': '%s/providers/Microsoft.Security/assessments/good', 'name': 'good',\
       'type': 'microsoft.security/assessments',\
       'properties': {'status': {'code': 'Unhealthy'}, 'metadata': {'severity': 'High'}}}"""
          .formatted(MACHINE + "good");

  @TempDir private Path folder;
  private Path rows;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    rows = Files.createDirectory(folder.resolve("rows"));
    out = folder.resolve("out");
  }

  @Test
  void machineWithoutId() throws IOException {
    Document letter =
        deadLetter("{'name': 'bad', 'type': 'microsoft.compute/virtualmachines'}", GOOD_ASSESSMENT);

    assertThat(letter.text("dataset")).contains("azure.virtual-machine");
    assertThat(letter.text("reason")).contains("record.key is missing: there is nothing at \"id\"");
    assertThat(letter.text("row.name")).contains("bad");
  }

  @Test
  void assessmentWithoutId() throws IOException {
    Document letter =
        deadLetter(
            GOOD_MACHINE,
            "{'name': 'bad', 'type': 'microsoft.security/assessments',"
                + " 'properties': {'status': {'code': 'Unhealthy'}}}",
            GOOD_ASSESSMENT);

    assertThat(letter.text("dataset")).contains("azure.misconfiguration");
    assertThat(letter.text("reason").orElseThrow()).contains("record.key is missing");
    assertThat(letter.text("row.properties.status.code")).contains("Unhealthy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'text'", "5", "true", "['a']"})
  void machineWithSomethingElseThanProperties(String properties) throws IOException {
    Document letter =
        deadLetter(
            "{'id': '%s', 'type': 'microsoft.compute/virtualmachines', 'properties': %s}"
                .formatted(MACHINE + "bad", properties),
            GOOD_ASSESSMENT);

    assertThat(letter.text("id").orElseThrow()).endsWith("/virtualmachines/bad");
    assertThat(letter.text("reason").orElseThrow())
        .contains("at \"properties\" where an object is expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'text'",
        "{'status': 'Unhealthy'}",
        "{'status': {'code': 'Unhealthy'}, 'metadata': 'text'}",
        "{'status': {'code': 'Unhealthy'}, 'resourceDetails': 'text'}"
      })
  void assessmentWithTextWhereAnObjectIsExpected(String properties) throws IOException {
    Document letter =
        deadLetter(
            GOOD_MACHINE,
            "{'id': '%s', 'type': 'microsoft.security/assessments', 'properties': %s}"
                .formatted(
                    MACHINE + "good/providers/Microsoft.Security/assessments/bad", properties),
            GOOD_ASSESSMENT);

    assertThat(letter.text("id").orElseThrow()).endsWith("/assessments/bad");
    assertThat(letter.text("reason").orElseThrow()).contains("where an object is expected");
  }

  /** The one dead letter of rows among which one is bad, and an asset and a finding are good. */
  private Document deadLetter(String... badAndGood) throws IOException {
    StringBuilder resources = new StringBuilder(GOOD_MACHINE);
    StringBuilder assessments = new StringBuilder();
    for (String row : badAndGood) {
      StringBuilder table = row.contains("microsoft.security") ? assessments : resources;
      if (!row.equals(GOOD_MACHINE)) {
        table.append('\n').append(row);
      }
    }
    write("resources.ndjson", resources);
    write("securityresources.ndjson", assessments);

    Outcome outcome = InProcess.tributary("sync", "--simulated=" + rows, "--out", out);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCOMPLETE.value());
    assertThat(outcome.out()).contains("in dead-letter.jsonl");
    OutputFiles files = new OutputFiles(out).areWellFormed().addUp();
    assertThat(files.findings()).hasSize(1);
    assertThat(files.assets()).hasSize(1);
    assertThat(files.deadLetters()).hasSize(1);
    Document letter = files.deadLetters().get(0);
    Document failure = files.report().objects("failures").get(0);
    for (String field : List.of("dataset", "id", "stage", "reason")) {
      assertThat(failure.value(field)).isEqualTo(letter.value(field));
    }
    return letter;
  }

  private void write(String table, CharSequence lines) throws IOException {
    String text = lines.toString().strip().replace('\'', '"');
    text.lines().forEach(Json::document);
    Files.writeString(rows.resolve(table), text);
  }
}
