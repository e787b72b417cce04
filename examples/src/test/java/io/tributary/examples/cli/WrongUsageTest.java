package io.tributary.examples.cli;

import static io.tributary.examples.cli.InProcess.tributary;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before anything is read: one clear sentence, and exit code 2. */
class WrongUsageTest {
  private static final String SECRET = "never~to~be~seen";

  @TempDir private Path folder;

  @Test
  void nothingAskedGetsTheUsage() {
    Outcome outcome = tributary().complained(ExitCode.USAGE);

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("Usage: tributary ").contains("sync", "simulate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync --nope                     | Unknown option: '--nope' (see tributary sync --help)",
        "nope                            | Unmatched argument at index 0: 'nope'",
        "sync nope                       | Unmatched argument at index 1: 'nope'",
        "sync --limit many               | Invalid value for option '--limit'",
        "sync --status some              | There is no status \"some\": use all, unhealthy",
        "sync --simulated --limit 0      | the limit must be at least 1 row, was 0",
        "sync --simulated --dataset nope | no dataset is named \"nope\"; there are [azure.",
        "sync --simulated --cloud mars   | There is no cloud \"mars\": use public, us-government or china",
        "sync --simulated --subscription nope | \"nope\" is not a subscription id (a GUID such as",
        "sync --subscription 11111111-2222-3333-4444-55555555555x | is not a subscription id",
        "sync --simulated --subscription 11111111-2222-3333-4444-555555555555 --management-group g | not both",
        "sync --management-group a/b     | \"a/b\" is not the id of a management group",
        "sync --simulated=/no/such       | There is no folder /no/such",
        "check --simulated --format xml  | Invalid value for option '--format'",
        "check --simulated --cloud mars  | There is no cloud \"mars\": use public, us-government or china",
        "check --simulated --subscription nope | \"nope\" is not a subscription id (a GUID such as",
        "check --simulated=/no/such      | There is no folder /no/such",
        "simulate /no/such               | There is no folder /no/such",
        "simulate --findings -1          | findings must be 0 to 100000000",
        "simulate --proxy-port 65536     | There is no port 65536: use 0 (any free one) to 65535",
        "sync --map no-such.yaml         | Cannot read no-such.yaml: there is no such file",
        "sync --scores no-such.yaml      | Cannot read no-such.yaml: there is no such file",
        "sync --rules no-such.yaml       | Cannot read no-such.yaml: there is no such file"
      })
  void sentenceSaysWhatIsWrong(String command, String sentence) {
    String all = command.startsWith("sync") ? command + " --out " + folder : command;
    Outcome outcome = tributary((Object[]) all.split(" ", -1));

    assertThat(outcome.sentence(ExitCode.USAGE)).contains(sentence);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void subscriptionOfTheEnvironmentIsCheckedToo() {
    assertThat(
            tributary(Map.of("AZURE_SUBSCRIPTION_ID", "nope"), "sync", "--out", folder)
                .sentence(ExitCode.USAGE))
        .contains("\"nope\" is not a subscription id");
  }

  @Test
  void secretNeedsItsApplication() {
    Outcome outcome = tributary(Map.of("AZURE_CLIENT_SECRET", SECRET), "sync", "--out", folder);

    assertThat(outcome.sentence(ExitCode.USAGE))
        .contains("give --tenant and --client-id", "AZURE_TENANT_ID and AZURE_CLIENT_ID")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my tenant", "a/b", "https://login.microsoftonline.com/"})
  void tenantIsAnIdOrADomain(String tenant) {
    Outcome outcome =
        tributary(
            Map.of("AZURE_CLIENT_SECRET", SECRET),
            "sync",
            "--tenant",
            tenant,
            "--client-id",
            "app",
            "--out",
            folder);

    assertThat(outcome.sentence(ExitCode.USAGE))
        .contains("Wrong credential: ")
        .doesNotContain(SECRET);
  }

  @Test
  void fileInTheWayOfTheFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    for (Path out : List.of(file, file.resolve("below"))) {
      assertThat(tributary("sync", "--simulated", "--out", out).sentence(ExitCode.USAGE))
          .contains("Cannot write to the output folder " + out, "choose another with --out");
    }
    assertThat(file).isEmptyFile();
  }

  @Test
  void trustStoreThatCannotBeWrittenIsNamed() {
    Path store = folder.resolve("no/such/store.p12");

    assertThat(tributary("simulate", "--trust-store", store).sentence(ExitCode.USAGE))
        .contains("Cannot write the trust store " + store);
  }

  @Test
  void everyErrorOfEveryFileIsTold() throws IOException {
    Path map =
        write(
            "map.yaml",
            """
            name: azure.virtual-machine
            version: 1.0.0
            record: {kind: thing}
            fields:
              - {source: "a[", type: strin, target: x}
            """);
    Path scores = write("scores.yaml", "default: 9\nrows:\n  - {severity: 7, qds: 101}\n");
    Path rules = write("rules.json", "{\"rules\": [{\"name\": \"own\"}]}");

    Outcome outcome =
        tributary(
                "sync",
                "--map",
                map,
                "--scores",
                scores,
                "--rules",
                rules,
                "--out",
                folder.resolve("out"))
            .complained(ExitCode.USAGE);

    assertThat(outcome.err())
        .startsWith("tributary: " + map + ":")
        .contains(
            map + ":3:9: record needs \"key\"",
            map + ":3:16: record.kind cannot be \"thing\"; known are asset, finding",
            map + ":5:26: fields[0].type cannot be \"strin\", did you mean \"string\"?",
            scores + ":1:10: default must be a whole number, 1 to 5",
            scores + ":3:16: rows[0].severity must be a whole number, 1 to 5",
            scores + ":3:24: rows[0].qds must be a whole number, 0 to 100",
            rules + ":1:12: rules[0] needs \"attributes\"");
    assertThat(outcome.err().lines()).allMatch(line -> line.contains(folder + "/"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "azure.nothing         | ; tributary map list prints the names that a sync takes",
        "ocsf.device-inventry  | , did you mean \"ocsf.device-inventory\"?",
        "azure.virtual-machin  | , did you mean \"azure.virtual-machine\"?"
      })
  void mapThatNothingUsesIsTold(String name, String hint) throws IOException {
    Path map =
        write(
            "map.yaml",
            """
            name: %s
            version: 1.0.0
            record: {kind: asset, key: id}
            fields: [{constant: 1, target: x}]
            """
                .formatted(name));

    assertThat(
            tributary("sync", "--map", map, "--out", folder.resolve("out"))
                .sentence(ExitCode.USAGE))
        .endsWith(map + ": nothing uses a map named \"" + name + "\"" + hint);
  }

  @Test
  void folderWithoutTablesIsTold() {
    assertThat(tributary("sync", "--simulated=" + folder, "--out", folder).sentence(ExitCode.USAGE))
        .contains(folder + " has no file <table>.ndjson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":", "[]", "5", "{} {}", "null"})
  void lineThatIsNoRowIsNamed(String line) throws IOException {
    Path rows = write("resources.ndjson", "{}\n\n" + line + "\n");

    assertThat(tributary("sync", "--simulated=" + folder, "--out", folder).sentence(ExitCode.USAGE))
        .contains(rows + ":3: not a JSON object");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
