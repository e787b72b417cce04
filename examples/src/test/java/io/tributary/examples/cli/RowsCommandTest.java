package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.DefenderForCloud;
import io.tributary.core.json.Json;
import io.tributary.testkit.map.MapTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class RowsCommandTest {
  private static final String MACHINES = "azure.virtual-machine";

  @TempDir private Path folder;

  private Outcome rows(Object dataset, Object... options) {
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = "rows";
    arguments[1] = dataset;
    arguments[2] = "--simulated";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return tributary(arguments);
  }

  @Test
  void mapCommandsTakeTheRowsAsTheyAre() {
    Path file = folder.resolve("rows.jsonl");

    assertThat(rows(MACHINES, "--limit", 3, "--out", file).succeeded().out())
        .contains("Wrote 3 row(s) to " + file, "map explain " + MACHINES + " " + file);

    String looked = "cloudInstance.networkInterfaceId = ";
    assertThat(tributary("map", "explain", MACHINES, file).succeeded().out())
        .contains("Row 3 ", looked);
    assertThat(tributary("map", "coverage", MACHINES, file).succeeded().out())
        .contains("3 row(s), 3 mapped");
    assertThat(tributary("map", "explain", MACHINES, file, "--as-is").succeeded().out())
        .isEqualTo(tributary("map", "explain", MACHINES, file).out());
  }

  @Test
  void nameOfTheFileDoesNotSteerTheTerminal() {
    assertThat(rows(MACHINES, "--out", folder.resolve("a\007.jsonl")).succeeded().out())
        .contains("a\uFFFD.jsonl")
        .doesNotContain("\007");
  }

  @Test
  void testOfAMapTakesARow() throws IOException {
    Path file = folder.resolve("row.json");
    rows(MACHINES, "--limit", 1, "--out", file).succeeded();

    MapTest.of(
            DefenderForCloud.builder()
                .credential(request -> Mono.empty())
                .build()
                .maps()
                .get(MACHINES))
        .given(file)
        .expect(
            "asset.assetDetail.name",
            Json.document(Files.readString(file)).text("name").orElseThrow());
  }

  @Test
  void rowsOfFindingsAreThoseOfTheStatusesThatAreAskedFor() {
    List<String> lines =
        rows("azure.misconfiguration", "--status", "healthy", "--limit", 2)
            .succeeded()
            .out()
            .lines()
            .toList();

    assertThat(lines)
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(Json.document(line).text("properties.status.code")).contains("Healthy"));
  }

  @Test
  void variablesAreMasked() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(
        tables.resolve("resources.ndjson"),
        "{\"id\": \"/subscriptions/s/a\", \"type\": \"microsoft.web/sites\", \"kind\": \"functionapp\","
            + " \"properties\": {\"siteConfig\": {\"appSettings\": [{\"name\": \"K\", \"value\":"
            + " \"s3cret\"}]}}}\n");

    Outcome outcome = tributary("rows", "azure.serverless", "--simulated=" + tables);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("\"value\":\"***\"").doesNotContain("s3cret");
    assertThat(outcome.err())
        .startsWith("Unknown: values of environment variables and settings of 1 row(s): masked");
    assertThat(
            tributary("rows", "azure.serverless", "--simulated=" + tables, "--show-variable", "k")
                .succeeded()
                .out())
        .contains("s3cret");
  }

  @Test
  void whatSteersTerminalsOrHasNoEncodingIsEscaped() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    String name = "\\u009b31m\\u202e\\ud800\\u00e9\\u007f";
    Files.writeString(
        tables.resolve("resources.ndjson"),
        "{\"id\": \"/subscriptions/s/a\", \"type\": \"microsoft.web/sites\", \"kind\": \"functionapp\","
            + " \"name\": \""
            + name
            + "\"}\n");
    Path file = folder.resolve("rows.jsonl");

    String printed =
        tributary("rows", "azure.serverless", "--simulated=" + tables).succeeded().out();
    tributary("rows", "azure.serverless", "--simulated=" + tables, "--out", file).succeeded();

    assertThat(printed).contains("31m").matches("[\\x20-\\x7e\\s]+");
    assertThat(Files.readString(file)).isEqualTo(printed);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), "precious");

    assertThat(rows(MACHINES, "--out", file).sentence(ExitCode.USAGE))
        .contains(file + " is there already", "name another file");
    assertThat(file).hasContent("precious");
  }

  @Test
  void datasetWithoutARowIsSaidAndLeavesNoFile() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(tables.resolve("resources.ndjson"), "");
    Path file = folder.resolve("rows.jsonl");

    assertThat(
            tributary("rows", MACHINES, "--simulated=" + tables, "--out", file)
                .sentence(ExitCode.INCOMPLETE))
        .contains("There is no row of " + MACHINES);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows --simulated                        | Missing required parameter: 'DATASET'",
        "rows azure.virtual-machin --simulated   | did you mean \"azure.virtual-machine\"?",
        "rows qqqqqq --simulated                 | known are aws.container-image, ",
        "rows azure.serverless --simulated --limit 0     | --limit must be 1 to 1000, was 0",
        "rows azure.serverless --simulated --limit 1001 | --limit must be 1 to 1000",
        "rows azure.serverless --simulated --status some | There is no status \"some\"",
        "rows azure.serverless --simulated --out no/such/folder | Cannot write no/such/folder"
      })
  void sentenceSaysWhatIsWrong(String command, String sentence) {
    assertThat(tributary((Object[]) command.split(" +")).sentence(ExitCode.USAGE))
        .contains(sentence);
  }
}
