package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.json.Json;
import io.tributary.core.transform.FieldMap;
import io.tributary.record.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapCommandTest {
  private static final String NAME = "azure.misconfiguration";
  private static final String ROW =
      """
      {"id": "/subscriptions/S/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/VM/providers/Microsoft.Security/assessments/A",
       "properties": {"displayName": "Close the ports \\u001b[31m",
         "resourceDetails": {"Id": "/subscriptions/S/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/VM"},
         "status": {"code": "Unhealthy"}, "metadata": {"severity": "high"}, "nobody": {"reads": 5}}}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void listPrintsOneNameALine() {
    List<String> names = tributary("map", "list").succeeded().out().lines().toList();

    assertThat(names).contains(NAME, "azure.virtual-machine").isSorted().doesNotHaveDuplicates();
    assertThat(names).allMatch(name -> name.matches("[a-z0-9.-]+"));
  }

  @Test
  void viewIsATableForPeople() {
    assertThat(tributary("map", "view", NAME).succeeded().out())
        .startsWith(NAME + " 1.")
        .contains("record: finding", "lookup of", "findingGroup.findings[].riskLevel")
        .containsPattern("target +type +source +conversions")
        .doesNotContain("\t");
  }

  @Test
  void viewAsJsonHasTheFields() {
    Document map =
        Json.document(tributary("map", "view", NAME, "--format", "json").succeeded().out().strip());

    assertThat(map.text("name")).contains(NAME);
    assertThat(map.text("version").orElse("")).startsWith("1.");
    assertThat(map.text("record.kind")).contains("finding");
    assertThat(map.objects("fields"))
        .allSatisfy(field -> assertThat(field.text("target")).isPresent())
        .anySatisfy(
            field -> {
              assertThat(field.text("source")).contains("properties.status.code");
              assertThat(field.text("type")).contains("string");
              assertThat(field.text("target")).contains("findingGroup.findings[].findingStatus");
            })
        .anySatisfy(field -> assertThat(field.texts("source")).hasSizeGreaterThan(1));
  }

  @Test
  void viewAsYamlAndCloneAreFilesThatLoad() throws IOException {
    Path copy = folder.resolve("copy.yaml");
    tributary("map", "clone", NAME, copy).succeeded();
    Path view =
        write("view.yaml", tributary("map", "view", NAME, "--format", "yaml").succeeded().out());

    assertThat(FieldMap.load(copy).fields()).isEqualTo(FieldMap.load(view).fields());
    assertThat(tributary("map", "view", copy, "--format", "json").succeeded().out())
        .isEqualTo(tributary("map", "view", NAME, "--format", "json").succeeded().out());
    assertThat(copy).content().startsWith("# A copy of the map " + NAME);
  }

  @Test
  void nameOfTheCopyDoesNotSteerTheTerminal() {
    assertThat(tributary("map", "clone", NAME, folder.resolve("a\007.yaml")).succeeded().out())
        .contains("a\uFFFD.yaml")
        .doesNotContain("\007");
  }

  @Test
  void cloneNeverOverwrites() throws IOException {
    Path file = write("mine.yaml", "precious");

    assertThat(tributary("map", "clone", NAME, file).sentence(ExitCode.USAGE))
        .contains(file + " is there already", "name another file");
    assertThat(file).hasContent("precious");
  }

  @Test
  void explainTellsOfARawRowWhereValuesComeFrom() throws IOException {
    Path row = write("row.json", ROW);

    String text = tributary("map", "explain", NAME, row).succeeded().out();

    assertThat(text)
        .contains("mapped", "finding /subscriptions/s/", "stub of the asset")
        .containsPattern(
            "findingStatus = \"Unhealthy\"\\R +properties.status.code: \"Unhealthy\" > string")
        .containsPattern("properties.nobody.reads +5 +no rule")
        .doesNotContain("\u001b");
    assertThat(tributary("map", "explain", NAME, row, "--as-is").succeeded().out())
        .contains("failed: record.asset is missing");
  }

  @Test
  void explainOfOneRowIsOneObject() throws IOException {
    Path rows = write("rows.json", "{\"count\": 2, \"data\": [{\"id\": \"1\"}, " + ROW + "]}");

    String json =
        tributary("map", "explain", NAME, rows, "--row", 2, "--format", "json").succeeded().out();

    assertThat(json).hasLineCount(1);
    Document explanation = Json.document(json.strip());
    assertThat(explanation.text("outcome")).contains("mapped");
    assertThat(explanation.objects("records")).hasSize(2);
    assertThat(tributary("map", "explain", NAME, rows, "--row", 3).sentence(ExitCode.USAGE))
        .contains("There is no row 3: there are 2");
  }

  @Test
  void explainOfOneRowReadsNoFurther() throws IOException {
    Path rows = write("rows.json", "{\"id\": \"1\"}\n{\"id\": \"2\"}\nno row");

    assertThat(tributary("map", "explain", NAME, rows, "--row", 2).succeeded().out())
        .contains("Row 2 ");
    assertThat(tributary("map", "explain", NAME, rows, "--row", 3).sentence(ExitCode.USAGE))
        .contains(rows + ":3:");
  }

  @Test
  void coverageCountsTheOthersWhereAFileCannotBeRead() throws IOException {
    write("a.json", "no row");
    write("b.json", ROW);

    Outcome outcome = tributary("map", "coverage", NAME, folder);

    assertThat(outcome.complained(ExitCode.INCOMPLETE).err())
        .contains("Not counted to the end", folder.resolve("a.json") + ":1:");
    assertThat(outcome.out()).contains("1 row(s), 1 mapped");

    write("b.json", "neither");
    assertThat(tributary("map", "coverage", NAME, folder).complained(ExitCode.USAGE).err())
        .contains("a.json:1:", "b.json:1:");
  }

  @Test
  void coverageCountsOverAFolder() throws IOException {
    write("a.json", ROW);
    write("b.ndjson", "{\"id\": \"2\"}\n");

    Document coverage =
        Json.document(
            tributary("map", "coverage", NAME, folder, "--format", "json")
                .succeeded()
                .out()
                .strip());

    assertThat(coverage.number("rows")).contains(new BigDecimal(2));
    assertThat(coverage.texts("unread[].path")).contains("properties.nobody.reads");
    assertThat(tributary("map", "coverage", NAME, folder).succeeded().out())
        .contains("2 row(s), 1 mapped", "Rules that never did anything", "nobody reads");
    assertThat(tributary("map", "coverage", NAME, folder, "--format", "html").succeeded().out())
        .startsWith("<!DOCTYPE html>");
  }

  @Test
  void diffTellsWhatDiffersAndItsCodeSaysWhetherAnythingDoes() throws IOException {
    Path rows = write("rows.json", ROW);
    Path copy = folder.resolve("copy.yaml");
    tributary("map", "clone", NAME, copy).succeeded();

    assertThat(tributary("map", "diff", NAME, copy, rows).succeeded().out())
        .isEqualToIgnoringNewLines("Both maps make the same of 1 row(s)");

    Files.writeString(
        copy, Files.readString(copy).replace("source: properties.status.code", "constant: open"));
    Outcome outcome = tributary("map", "diff", NAME, copy, rows, "--format", "json");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DIFFERENT.value());
    assertThat(Json.document(outcome.out().strip()).texts("differences[].target"))
        .contains("finding: findingGroup.findings[].findingStatus");
    assertThat(tributary("map", "diff", NAME, copy, rows).out())
        .contains("1 of 1 row(s) become something else", "\"Unhealthy\"", "\"open\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "map                                | Missing required subcommand",
        "map nope                           | nope",
        "map view azure.misconfigration     | did you mean \"azure.misconfiguration\"?",
        "map view qqqqqqqq                  | There is no map named \"qqqqqqqq\"; tributary map"
            + " list",
        "map view none.yaml                 | Cannot read none.yaml: there is no such file",
        "map view azure.serverless --format xml | Invalid value for option '--format'",
        "map clone azure.serverles x.yaml   | did you mean \"azure.serverless\"?",
        "map clone azure.serverless         | Missing required parameter: 'FILE'",
        "map clone azure.serverless no/such/folder.yaml | Cannot write no/such/folder.yaml",
        "map explain azure.serverless none.json | Cannot read none.json: there is no such file",
        "map explain azure.serverless none.json --row 0 | Rows are counted from 1",
        "map explain azure.serverless       | Missing required parameter: 'ROWS'",
        "map coverage azure.serverless none | Cannot read none: there is no such file",
        "map diff azure.serverless none x   | There is no map named \"none\""
      })
  void sentenceSaysWhatIsWrong(String command, String sentence) {
    assertThat(tributary((Object[]) command.split(" ", -1)).sentence(ExitCode.USAGE))
        .contains(sentence);
  }

  @Test
  void fileWithoutARowIsSaid() throws IOException {
    Path rows = write("rows.json", "[]");

    assertThat(tributary("map", "coverage", NAME, rows).sentence(ExitCode.USAGE))
        .contains(rows + " has no row");
  }

  @Test
  void helpTellsTheCommandsAndTheExitCodes() {
    assertThat(tributary("map", "--help").succeeded().out())
        .contains("list ", "view ", "lint ", "explain ", "coverage ", "diff ", "clone ");
    assertThat(tributary("map", "diff", "--help").succeeded().out())
        .containsSubsequence("Exit codes:", "0 ", "1 ", "2 ");
  }
}
