package io.tributary.core.run;

import static io.tributary.core.run.FakeConnector.ISSUES;
import static io.tributary.core.run.FakeConnector.MACHINES;
import static io.tributary.core.run.FakeConnector.issue;
import static io.tributary.core.run.FakeConnector.machine;
import static io.tributary.core.run.FakeConnector.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.checkpoint.FolderCheckpoints;
import io.tributary.core.json.Json;
import io.tributary.core.sink.Sinks;
import io.tributary.enrich.Enrichment;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.run.Drift;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs report of rows that do not look as they did. */
class DriftTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("profiles.json");
  }

  private Pipeline.Builder pipeline(FakeConnector connector) {
    return Pipeline.from(connector).spillFolder(folder).to(Sinks.collecting()).profiles(file());
  }

  private static FakeConnector machines() {
    return new FakeConnector()
        .rows(machine("a"), machine("b"), machine("c"), issue("i", "a", "High"));
  }

  private static FakeConnector changed() {
    return new FakeConnector()
        .rows(
            row(MACHINES, "a", Map.of("id", "a", "name", 5, "zone", "one")),
            machine("b"),
            issue("i", "a", "High"));
  }

  private static Drift drift(RunReport report, String dataset) {
    return report.datasets().get(dataset).drift().orElseThrow();
  }

  @Test
  void aFirstRunHasNothingToReport() {
    RunReport report = pipeline(machines()).build().run().orThrow();

    assertThat(report.datasets().values()).allMatch(dataset -> dataset.drift().isEmpty());
    assertThat(RunReports.toJson(report)).doesNotContain("drift");
    assertThat(file()).exists();
  }

  @Test
  void theSameRowsAgainAreNoDrift() {
    pipeline(machines()).build().run().orThrow();

    RunReport report = pipeline(machines().splits(3).pageSize(1)).build().run().orThrow();

    assertThat(drift(report, MACHINES).isEmpty()).isTrue();
    assertThat(drift(report, MACHINES).unknown()).isZero();
    assertThat(drift(report, ISSUES).isEmpty()).isTrue();
  }

  @Test
  void rowsThatChangeAreReportedOnce() {
    pipeline(machines()).build().run().orThrow();

    RunReport report = pipeline(changed()).build().run().orThrow();

    assertThat(drift(report, MACHINES))
        .isEqualTo(
            new Drift(
                List.of(new Drift.Field("zone", List.of("string"), 1)),
                List.of(),
                List.of(new Drift.Retyping("name", List.of("string"), List.of("number", "string"))),
                List.of(),
                0));
    assertThat(Json.document(RunReports.toJson(report)).object("datasets['fake.machine'].drift"))
        .contains(
            Json.document(
                """
                {"newFields": [{"path": "zone", "types": ["string"], "rows": 1}],
                 "vanishedFields": [],
                 "retypedFields":
                   [{"path": "name", "before": ["string"], "now": ["number", "string"]}],
                 "newValues": [], "unknown": 0}"""));
    assertThat(drift(pipeline(changed()).build().run(), MACHINES).isEmpty()).isTrue();
  }

  @Test
  void withoutAFileNobodyLooks() {
    RunReport report =
        Pipeline.from(machines()).spillFolder(folder).to(Sinks.collecting()).build().run();

    assertThat(report.orThrow().datasets().get(MACHINES).drift()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRunThatDoesNotReadAllKeepsWhatIsThere() throws Exception {
    pipeline(machines()).build().run().orThrow();
    String before = Files.readString(file());

    RunReport report = pipeline(changed()).limit(1).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(drift(report, MACHINES).newFields())
        .extracting(Drift.Field::path)
        .containsExactly("zone");
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void otherDatasetsKeepTheirProfiles() {
    pipeline(machines()).build().run().orThrow();
    pipeline(changed()).datasets(ISSUES).build().run().orThrow();

    RunReport report = pipeline(changed()).build().run();

    assertThat(drift(report, MACHINES).newFields()).hasSize(1);
  }

  @Test
  void aRunThatFailsKeepsWhatIsThere() throws Exception {
    pipeline(machines()).build().run().orThrow();
    String before = Files.readString(file());

    FakeConnector refusing =
        machines()
            .source(
                (split, checkpoint) -> {
                  throw new ConnectorException(ErrorKind.AUTHENTICATION, "no");
                });
    RunReport report = pipeline(refusing).build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void aRunThatGoesOnKnowsWhatTheStoppedOneSaw() {
    pipeline(machines()).build().run().orThrow();
    FakeConnector stopping = changed().splits(2);
    AtomicInteger asked = new AtomicInteger();
    stopping.source(
        (split, checkpoint) -> {
          if (split.dataset().equals(ISSUES) && asked.getAndIncrement() == 0) {
            throw new ConnectorException(ErrorKind.AUTHENTICATION, "the token is over");
          }
          return stopping.page(split, checkpoint);
        });
    Pipeline pipeline =
        pipeline(stopping).checkpoints(new FolderCheckpoints(folder.resolve("stopped"))).build();
    assertThat(pipeline.run().state()).isEqualTo(RunState.FAILED);

    RunReport report = pipeline.resume().orThrow();

    assertThat(drift(report, MACHINES).newFields())
        .extracting(Drift.Field::path)
        .containsExactly("zone");
    assertThat(drift(report, MACHINES).vanishedFields()).isEmpty();
  }

  @Test
  void whatEnrichmentAddsIsNoFieldOfTheSource() {
    pipeline(machines()).build().run().orThrow();
    FakeConnector enriched =
        machines()
            .enricher(
                MACHINES,
                rows ->
                    new Enrichment(
                        rows.stream()
                            .map(one -> one.withDocument(Document.owning(Map.of("id", one.id()))))
                            .toList(),
                        0,
                        List.of()));

    assertThat(drift(pipeline(enriched).build().run(), MACHINES).isEmpty()).isTrue();
  }
}
