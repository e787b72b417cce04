package io.tributary.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.examples.CustomSink;
import io.tributary.examples.Quickstart;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that reach a simulated Azure in another process as they would reach the real one. */
class SeparateProcessIT {
  private static final Estate ESTATE = Estate.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path simulated;
  private static SimulatorProcess simulator;

  @TempDir private Path folder;

  @BeforeAll
  static void startSimulator() throws Exception {
    simulator = SimulatorProcess.start(simulated);
  }

  @AfterAll
  static void stopSimulator() {
    simulator.close();
  }

  @Test
  void accountOfTheEnvironmentSyncsTheSameAsInOneProcess() throws Exception {
    simulator.client(folder).withAccount().tributary("sync").succeeded();

    OutputFiles files =
        new OutputFiles(folder.resolve("out")).areWellFormed().addUp().areComplete();
    Path inProcess = folder.resolve("in-process");
    InProcess.tributary("sync", "--simulated", "--out", inProcess).succeeded();
    // How often a finding was delivered depends on what came first; which one it is does not.
    assertThat(withoutRevisions(files)).isEqualTo(withoutRevisions(new OutputFiles(inProcess)));
  }

  private static Set<String> withoutRevisions(OutputFiles files) {
    return files.lines().stream()
        .map(line -> line.replaceAll("\"revision\":\\d+", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void accountOfTheOptionsReadsTheSubscriptionsNamed() throws Exception {
    String subscription = ESTATE.subscriptions().get(0);
    Path out = folder.resolve("named");

    simulator
        .client(folder)
        .variable("AZURE_CLIENT_SECRET", AzureSimulator.CLIENT_SECRET)
        .tributary(
            "sync",
            "--tenant",
            AzureSimulator.TENANT_ID,
            "--client-id",
            AzureSimulator.CLIENT_ID,
            "--subscription",
            subscription,
            "--out",
            out)
        .succeeded();

    OutputFiles files = new OutputFiles(out).areWellFormed().addUp().areComplete();
    assertThat(files.number("findings")).isBetween(1L, ESTATE.truth().findings() - 1L);
    assertThat(files.assets())
        .extracting(asset -> asset.text("key").orElseThrow())
        .allMatch(key -> key.contains(subscription) || !key.startsWith("/subscriptions/"));
  }

  @Test
  void quickstartWritesTheFiles() throws Exception {
    Outcome outcome =
        simulator
            .client(folder)
            .withAccount()
            .variable("AZURE_SUBSCRIPTION_ID", ESTATE.subscriptions().get(0))
            .program(Quickstart.class, PATIENCE)
            .succeeded();

    Path out = folder.resolve("out");
    assertThat(outcome.out())
        .startsWith(
            Files.readAllLines(out.resolve("assets.jsonl")).size()
                + " assets and "
                + Files.readAllLines(out.resolve("findings.jsonl")).size()
                + " findings");
  }

  @Test
  void customSinkWritesATableOfFindings() throws Exception {
    simulator
        .client(folder)
        .withAccount()
        .variable("AZURE_SUBSCRIPTION_ID", ESTATE.subscriptions().get(0))
        .program(CustomSink.class, PATIENCE)
        .succeeded();

    List<String> lines = Files.readAllLines(folder.resolve("findings.csv"));
    assertThat(lines.get(0)).isEqualTo("\"severity\",\"qds\",\"title\",\"asset\",\"key\"");
    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches("\"[1-5]\",\"\\d+\",\".*\",\".+\",\".+\""));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
