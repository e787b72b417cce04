package io.tributary.core.run;

import static io.tributary.core.run.FakeConnector.ISSUES;
import static io.tributary.core.run.FakeConnector.MACHINES;
import static io.tributary.core.run.FakeConnector.issue;
import static io.tributary.core.run.FakeConnector.machine;
import static io.tributary.core.run.FakeConnector.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tributary.core.failure.DeadLetters;
import io.tributary.core.json.Json;
import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.Sinks;
import io.tributary.enrich.Enricher;
import io.tributary.enrich.Enrichment;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.failure.RecordFailure;
import io.tributary.identify.IdentificationRule;
import io.tributary.identify.IdentificationRules;
import io.tributary.reconcile.Ledger;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;
import io.tributary.record.SourceRecord;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Split;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {
  private final FakeConnector connector = new FakeConnector();
  private final CollectingSink sink = Sinks.collecting();

  @TempDir private Path folder;

  private Pipeline.Builder pipeline() {
    return Pipeline.from(connector).spillFolder(folder).to(sink);
  }

  private static Ledger.Rows rows(RunReport report, String dataset) {
    return report.datasets().get(dataset).ledger().rows();
  }

  private static Ledger.Records records(RunReport report, String dataset) {
    return report.datasets().get(dataset).ledger().records();
  }

  private static List<String> reasons(RunReport report, String dataset) {
    return report.datasets().get(dataset).completeness().reasons();
  }

  @Test
  void everythingIsReadMappedScoredIdentifiedAndDelivered() {
    connector.rows(
        machine("a"), machine("b"), issue("i1", "a", "High"), issue("i2", "unknown", "odd"));

    RunReport report = pipeline().build().run();

    assertThat(report.orThrow().state()).isEqualTo(RunState.COMPLETE);
    assertThat(sink.assets()).extracting(OutputRecord::key).containsExactly("a", "b", "unknown");
    assertThat(sink.assets()).extracting(OutputRecord::stub).containsExactly(false, false, true);
    assertThat(sink.assets())
        .extracting(OutputRecord::dataset)
        .containsExactly(MACHINES, MACHINES, ISSUES);
    assertThat(sink.findings()).extracting(OutputRecord::key).containsExactly("i1", "i2");
    assertThat(sink.findings())
        .extracting(finding -> finding.identity().key())
        .containsExactly("a", "unknown");
    assertThat(sink.findings())
        .extracting(finding -> finding.score().map(Score::severity).orElseThrow())
        .containsExactly(4, 3);
    assertThat(report.assets()).isEqualTo(3);
    assertThat(report.findings()).isEqualTo(2);
    assertThat(report.findingsBySeverity()).isEqualTo(Map.of("High", 1L, "odd", 1L));
    assertThat(report.requests()).isEqualTo(2);
    assertThat(connector.closed).hasValue(1);
  }

  @Test
  void aDatasetThatFallsSilentIsNotComplete() {
    connector.rows(machine("a"));
    for (int i = 0; i < 100; i++) {
      connector.rows(issue("i" + i, "a", "low"));
    }
    Map<String, Long> earlier = RunReports.rowsRead(RunReports.toJson(pipeline().build().run()));
    FakeConnector silent = new FakeConnector().rows(machine("a"));

    RunReport report =
        Pipeline.from(silent).spillFolder(folder).to(sink).earlier(earlier).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(reasons(report, MACHINES)).isEmpty();
    assertThat(reasons(report, ISSUES))
        .containsExactly("the source has no row any more, where an earlier run read 100");
  }

  @Test
  void aStubFillsWhatTheFullRecordLeavesOpenAsASecondRevision() {
    connector.rows(machine("a"), machine("b"), issue("i1", "a", "low"));

    pipeline().build().run().orThrow();

    OutputRecord filled = sink.assets().get(0);
    assertThat(filled.revision()).isEqualTo(2);
    assertThat(filled.stub()).isFalse();
    assertThat(filled.document().text("name")).contains("machine a");
    assertThat(filled.document().text("seenBy")).contains("issue");
    assertThat(sink.assets().get(1).revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void theLedgerAddsUpOverSplitsAndPages(int splits) {
    connector.splits(splits).pageSize(2);
    for (int i = 0; i < 23; i++) {
      connector.rows(machine("m" + i), issue("i" + i, "m" + i % 7, "low"));
    }
    connector.rows(
        row(MACHINES, "retired", Map.of("id", "r", "name", "r", "retired", true)),
        row(MACHINES, "nameless", Map.of("id", "n")));

    RunReport report = pipeline().concurrency(3).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(rows(report, MACHINES)).isEqualTo(new Ledger.Rows(25, 23, 1, 1, 25));
    assertThat(records(report, MACHINES)).isEqualTo(new Ledger.Records(23, 23, 0, 0));
    assertThat(rows(report, ISSUES)).isEqualTo(new Ledger.Rows(23, 23, 0, 0, 23));
    assertThat(records(report, ISSUES)).isEqualTo(new Ledger.Records(46, 23, 23, 0));
    assertThat(report.datasets().get(MACHINES).filtered()).isEqualTo(Map.of("retired", 1L));
    report
        .datasets()
        .values()
        .forEach(dataset -> assertThat(dataset.ledger().discrepancies()).isEmpty());
  }

  @Test
  void theOutcomeDoesNotDependOnThreadsOrSplits() {
    for (int i = 0; i < 40; i++) {
      connector.rows(machine("m" + i), issue("i" + i, "x" + i % 5, "low"));
    }
    pipeline().concurrency(1).build().run().orThrow();
    List<OutputRecord> assets = sink.assets();
    List<OutputRecord> findings = sink.findings();

    connector.splits(7).pageSize(1);
    pipeline().concurrency(8).build().run().orThrow();

    assertThat(sink.assets()).isEqualTo(assets);
    assertThat(sink.findings()).isEqualTo(findings);
  }

  @Test
  void onlyTheDatasetsThatWereAskedForAreRead() {
    connector.rows(machine("a"), issue("i1", "a", "low"));

    RunReport report = pipeline().datasets(ISSUES).build().run().orThrow();

    assertThat(report.datasets()).containsOnlyKeys(ISSUES);
    assertThat(sink.assets()).extracting(OutputRecord::stub).containsExactly(true);
  }

  @Test
  void aLimitEndsTheReadingAndIsSaid() {
    connector.rows(machine("a"), machine("b"), machine("c"), machine("d"), issue("i", "a", "low"));

    RunReport report = pipeline().limit(2).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(rows(report, MACHINES).read()).isEqualTo(2);
    assertThat(rows(report, MACHINES).announced()).isEqualTo(4);
    assertThat(reasons(report, MACHINES))
        .containsExactly("split fake.machine.0: reading stopped at the limit of 2 rows");
    assertThat(reasons(report, ISSUES)).isEmpty();
  }

  @Test
  void gapsOfAPageAreThoseOfNoMoreRowsThanALimitTakes() {
    connector.rows(machine("a"), machine("b"), machine("c"));
    connector.source(
        (split, checkpoint) -> {
          Page page = connector.page(split, checkpoint);
          Gap gap = new Gap("colour", "it is dark", page.records().size());
          return new Page(page.records(), page.next(), page.announced(), List.of(gap));
        });

    RunReport report = pipeline().datasets(MACHINES).limit(1).build().run();

    assertThat(report.datasets().get(MACHINES).gaps())
        .containsExactly(new Gap("colour", "it is dark", 1));
  }

  @Test
  void aLimitThatIsNotReachedChangesNothing() {
    connector.rows(machine("a"), machine("b"), machine("c"));

    assertThat(pipeline().limit(3).build().run().state()).isEqualTo(RunState.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 29, 30, 31})
  void aLimitIsKeptOverManySplitsAndReadingsAnew(int limit) {
    connector.splits(4).pageSize(2);
    for (int i = 0; i < 30; i++) {
      connector.rows(machine("m" + i));
    }
    AtomicInteger asked = new AtomicInteger();
    connector.source(
        (split, checkpoint) -> {
          Page page = connector.page(split, checkpoint);
          return asked.incrementAndGet() % 5 == 0
              ? new Page(page.records(), page.next(), page.announced() + 1)
              : page;
        });

    RunReport report = pipeline().datasets(MACHINES).limit(limit).build().run();

    assertThat(rows(report, MACHINES).read()).isLessThanOrEqualTo(limit);
    assertThat(report.datasets().get(MACHINES).ledger().discrepancies()).isEmpty();
  }

  @Test
  void aWalkThatChangesUnderWayIsReadAnew() {
    connector.rows(machine("a"), machine("b"), machine("c"), machine("d"));
    AtomicBoolean changed = new AtomicBoolean();
    connector.source(
        (split, checkpoint) -> {
          Page page = connector.page(split, checkpoint);
          return !checkpoint.isStart() && changed.compareAndSet(false, true)
              ? new Page(page.records(), page.next(), page.announced() + 1)
              : page;
        });
    RecordingSink recording = new RecordingSink();

    RunReport report =
        pipeline().datasets(MACHINES).to(Sinks.fanOut(sink, recording)).build().run();

    assertThat(report.state()).isEqualTo(RunState.COMPLETE);
    assertThat(rows(report, MACHINES)).isEqualTo(new Ledger.Rows(4, 4, 0, 0, 4));
    assertThat(sink.assets()).hasSize(4);
    assertThat(recording.events)
        .containsSubsequence(
            "begin fake.machine.0/1",
            "abandon fake.machine.0/1",
            "begin fake.machine.0/2",
            "commit fake.machine.0/2");
  }

  @Test
  void aListenerHearsOfEachAttemptThatIsGivenUp() {
    connector.rows(machine("a"), machine("b"));
    connector.source(
        (split, checkpoint) -> {
          Page page = connector.page(split, checkpoint);
          return new Page(page.records(), page.next(), page.announced() + 1);
        });
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void splitAbandoned(Split split, String reason) {
            heard.add(split.id() + ": " + reason);
          }

          @Override
          public void splitEnded(Split split, List<String> reasons) {
            heard.add(split.id() + " ended");
          }
        };

    pipeline().datasets(MACHINES).listener(listener).build().run();

    String given = "fake.machine.0: 2 rows were read, but the source announced 3";
    assertThat(heard).containsExactly(given, given, "fake.machine.0 ended");
  }

  @Test
  void aListenerHearsOfTheAttemptThatTheRunEndedWith() {
    connector.rows(machine("a"));
    connector.source(
        (split, checkpoint) -> {
          throw new ConnectorException(ErrorKind.AUTHENTICATION, "who are you");
        });
    List<String> heard = new ArrayList<>();

    pipeline()
        .datasets(MACHINES)
        .listener(
            new RunListener() {
              @Override
              public void splitAbandoned(Split split, String reason) {
                heard.add(split.id() + ": " + reason);
              }
            })
        .build()
        .run();

    assertThat(heard).containsExactly("fake.machine.0: the run stopped");
  }

  @Test
  void aSourceThatNeverAnnouncesWhatItGivesIsIncompleteAfterThreeTries() {
    connector.rows(machine("a"), machine("b"));
    connector.source(
        (split, checkpoint) -> {
          Page page = connector.page(split, checkpoint);
          return new Page(page.records(), page.next(), page.announced() + 1);
        });

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(reasons(report, MACHINES))
        .containsExactly(
            "split fake.machine.0: 2 rows were read, but the source announced 3 (attempt 3)");
    assertThat(rows(report, MACHINES)).isEqualTo(new Ledger.Rows(2, 2, 0, 0, 3));
    assertThat(sink.assets()).hasSize(2);
  }

  @Test
  void aTokenThatRepeatsDoesNotLoop() {
    connector.rows(machine("a"), machine("b"), machine("c"), machine("d"));
    connector.source(
        (split, checkpoint) -> {
          Page first = connector.page(split, Checkpoint.start());
          return checkpoint.isStart()
              ? first
              : new Page(List.of(), first.next(), first.announced());
        });

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(reasons(report, MACHINES).get(0)).contains("same continuation token twice");
  }

  @Test
  void anEmptyPageWithATokenIsNotTheEnd() {
    connector.rows(machine("a"), machine("b"), machine("c"), machine("d"));
    connector.source(
        (split, checkpoint) ->
            checkpoint.isStart()
                ? new Page(List.of(), Optional.of(new Checkpoint("go on", 0)), 4)
                : connector.page(split, checkpoint));

    assertThat(pipeline().datasets(MACHINES).build().run().orThrow().assets()).isEqualTo(4);
  }

  @Test
  void whatASourceCannotFindOutIsReportedAndStandsAgainstNothing() {
    connector.rows(machine("a"), machine("b"), machine("c"), machine("d"));
    connector.source(
        (split, checkpoint) -> {
          Page page = connector.page(split, checkpoint);
          return new Page(
              page.records(),
              page.next(),
              page.announced(),
              List.of(new Gap("images", "no access", 1)));
        });

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(report.state()).isEqualTo(RunState.COMPLETE);
    assertThat(report.datasets().get(MACHINES).gaps())
        .containsExactly(new Gap("images", "no access", 2));
  }

  @Test
  void aRowThatComesTwiceIsDeliveredOnceAndNamed() {
    connector.rows(machine("a"), machine("b"), machine("a"));

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(reasons(report, MACHINES).get(0)).contains("gave the row a twice");
    assertThat(report.datasets().get(MACHINES).filtered()).isEqualTo(Map.of("repeated-row", 1L));
    assertThat(sink.assets()).hasSize(2);
  }

  @Test
  void aSourceThatBreaksInTheMiddleLeavesItsDatasetIncomplete() {
    connector.rows(machine("a"), machine("b"), machine("c"), machine("d"), issue("i", "a", "low"));
    connector.source(
        (split, checkpoint) -> {
          if (!checkpoint.isStart()) {
            throw new ConnectorException(ErrorKind.UNAVAILABLE, "the line is dead");
          }
          return connector.page(split, checkpoint);
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(reasons(report, MACHINES)).containsExactly("split fake.machine.0: the line is dead");
    assertThat(sink.assets()).hasSize(3);
    assertThat(reasons(report, ISSUES)).isEmpty();
    assertThatThrownBy(report::orThrow).hasMessageContaining("the line is dead");
  }

  @Test
  void aSourceThatGivesNothingAtAllFailsTheRun() {
    connector.rows(machine("a"));
    connector.source(
        (split, checkpoint) -> {
          throw new ConnectorException(ErrorKind.UNAVAILABLE, "nobody there");
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow()).hasMessage("nobody there");
    assertThat(report.datasets().values()).noneMatch(dataset -> dataset.completeness().complete());
    assertThat(sink.assets()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorKind.class,
      names = {"AUTHENTICATION", "CONFIGURATION", "INTERNAL"})
  void anErrorThatNoRetryHelpsFailsTheRun(ErrorKind kind) {
    connector.rows(machine("a"), issue("i", "a", "low"));
    connector.source(
        (split, checkpoint) -> {
          if (split.dataset().equals(ISSUES)) {
            throw new ConnectorException(kind, "no way");
          }
          return connector.page(split, checkpoint);
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow().kind()).isEqualTo(kind);
    assertThat(report.datasets().get(ISSUES).completeness().complete()).isFalse();
    assertThatThrownBy(report::orThrow).hasMessage("no way");
  }

  @Test
  void whatIsForbiddenInOneSplitLeavesTheOthersAlone() {
    connector.splits(2).rows(machine("a"), machine("b"));
    connector.source(
        (split, checkpoint) -> {
          if (split.id().endsWith(".0")) {
            throw new ConnectorException(ErrorKind.AUTHORIZATION, "not yours");
          }
          return connector.page(split, checkpoint);
        });

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(reasons(report, MACHINES)).containsExactly("split fake.machine.0: not yours");
    assertThat(sink.assets()).extracting(OutputRecord::key).containsExactly("b");
  }

  @Test
  void whatIsForbiddenEverywhereFailsTheRun() {
    connector.source(
        (split, checkpoint) -> {
          throw new ConnectorException(ErrorKind.AUTHORIZATION, "not yours");
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow()).hasMessage("not yours");
  }

  @Test
  void aSinkThatSaysItIsUnavailableIsNotTakenForTheSource() {
    connector.rows(machine("a"), issue("i", "a", "low"));
    AtomicInteger writes = new AtomicInteger();
    Sink down =
        batch -> {
          writes.incrementAndGet();
          throw new ConnectorException(ErrorKind.UNAVAILABLE, "the database is down");
        };

    RunReport report = pipeline().datasets(ISSUES).to(down).build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow().kind()).isEqualTo(ErrorKind.SINK);
    assertThat(writes).hasValue(1);
  }

  /** A row whose values must not be told by the exceptions that are thrown over it. */
  private static final String SECRET = "hunter2";

  private static IllegalStateException bug() {
    return new IllegalStateException("a bug at " + Integer.parseInt(SECRET));
  }

  private static IdentificationRules rule(Function<Asset, Optional<String>> rule) {
    IdentificationRule named =
        new IdentificationRule() {
          @Override
          public String name() {
            return "own";
          }

          @Override
          public Optional<String> identify(Asset asset) {
            return rule.apply(asset);
          }
        };
    return IdentificationRules.of(List.of(new IdentificationRules.Entry(named, true)));
  }

  private static Stream<Arguments> stagesThatThrow() {
    UnaryOperator<Pipeline.Builder> map =
        builder ->
            builder.maps(
                new FakeConnector()
                    .maps()
                    .override(
                        ISSUES,
                        row -> {
                          throw bug();
                        }));
    UnaryOperator<Pipeline.Builder> scores =
        builder ->
            builder.scores(
                finding -> {
                  throw bug();
                });
    UnaryOperator<Pipeline.Builder> rules =
        builder ->
            builder.rules(
                rule(
                    asset -> {
                      throw bug();
                    }));
    return Stream.of(
        arguments("transform", "The map", map),
        arguments("score", "The score mapper", scores),
        arguments("identify", "An identification rule", rules));
  }

  @ParameterizedTest
  @MethodSource("stagesThatThrow")
  void whatIsThrownIsToldByItsClassAndPlaceAndNotByItsMessage(
      String stage, String what, UnaryOperator<Pipeline.Builder> broken) {
    connector.rows(issue("i", "a", "low"));

    RunReport report = broken.apply(pipeline()).build().run();

    assertThat(report.failures()).extracting(RecordFailure::stage).containsExactly(stage);
    assertThat(report.failures().get(0).reason())
        .matches(
            what
                + " threw java\\.lang\\.NumberFormatException at "
                + ".*PipelineTest\\.bug\\(PipelineTest\\.java:\\d+\\)");
    assertThat(RunReports.toJson(report)).doesNotContain(SECRET);
  }

  @Test
  void anIdentificationRuleThatThrowsLosesNoRow() {
    connector.rows(machine("a"), issue("i", "a", "low"));
    RunReport report =
        pipeline()
            .rules(
                rule(
                    asset -> {
                      throw bug();
                    }))
            .build()
            .run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(report.failures())
        .extracting(RecordFailure::stage)
        .containsExactly("identify", "identify");
    assertThat(rows(report, MACHINES)).isEqualTo(new Ledger.Rows(1, 0, 0, 1, 1));
    report
        .datasets()
        .values()
        .forEach(dataset -> assertThat(dataset.ledger().discrepancies()).isEmpty());
  }

  @Test
  void aSourceThatFailsUnexpectedlyFailsTheRun() {
    connector.rows(machine("a"));
    connector.source(
        (split, checkpoint) -> {
          throw new IllegalStateException("s3cret");
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow())
        .hasMessageContaining("The source failed unexpectedly with java.lang.IllegalStateException")
        .hasMessageNotContaining("s3cret");
    assertThat(report.error().orElseThrow().kind()).isEqualTo(ErrorKind.INTERNAL);
  }

  /** A registry that cannot be read has no rows, and a gap for each of its images. */
  @Test
  void aGapOfAPageWithoutRowsCountsInFull() {
    connector.source(
        (split, checkpoint) ->
            new Page(List.of(), Optional.empty(), 0, List.of(new Gap("images", "no access", 7))));

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(report.datasets().get(MACHINES).gaps())
        .containsExactly(new Gap("images", "no access", 7));
  }

  @Test
  void gapsOfMoreSortsThanAreToldApartAreCounted() {
    IntStream.range(0, 3).forEach(i -> connector.rows(machine("m" + i)));
    connector.pageSize(1);
    connector.enricher(
        MACHINES,
        page ->
            new Enrichment(
                page,
                0,
                IntStream.range(0, 700)
                    .mapToObj(i -> new Gap(page.get(0).id() + i, "no access", 1))
                    .toList()));

    DatasetReport rows = pipeline().datasets(MACHINES).build().run().datasets().get(MACHINES);

    assertThat(rows.gaps()).hasSizeLessThanOrEqualTo(1_001);
    assertThat(rows.gaps().stream().mapToLong(Gap::records).sum()).isEqualTo(2_100);
    assertThat(rows.gaps()).filteredOn(gap -> gap.what().equals("more")).hasSize(1);
  }

  /** Rows that are made when they are asked for must not all be in memory at once. */
  @Test
  void rowsAreTakenInPortionsWhereNothingIsLookedUp() {
    connector.pageSize(1_000);
    IntStream.range(0, 170).forEach(i -> connector.rows(machine("m" + i)));
    List<Integer> local = new CopyOnWriteArrayList<>();
    connector.enricher(
        MACHINES,
        new Enricher() {
          @Override
          public Enrichment enrich(List<SourceRecord> page) {
            local.add(page.size());
            return new Enrichment(page, 0, List.of());
          }

          @Override
          public boolean isLocal() {
            return true;
          }
        });

    pipeline().datasets(MACHINES).build().run().orThrow();

    assertThat(local).containsExactly(50, 50, 50, 20);
    assertThat(sink.assets()).hasSize(170);

    List<Integer> whole = new CopyOnWriteArrayList<>();
    connector.enricher(
        MACHINES,
        page -> {
          whole.add(page.size());
          return new Enrichment(page, 0, List.of());
        });

    pipeline().datasets(MACHINES).build().run().orThrow();

    assertThat(whole).containsExactly(170);
  }

  @Test
  void aSourceThatSaysItIsInterruptedCancelsTheRun() {
    connector.rows(machine("a"));
    connector.source(
        (split, checkpoint) -> {
          throw new InterruptedException("nobody asked for it");
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void aRunThatFailsLeavesTheDeadLettersOfTheRunBefore() throws Exception {
    Path letters = Files.writeString(folder.resolve("dead.jsonl"), "old");
    connector.rows(row(MACHINES, "n", Map.of("id", "n")), issue("i", "a", "low"));
    connector.source(
        (split, checkpoint) -> {
          if (split.dataset().equals(ISSUES)) {
            throw new ConnectorException(ErrorKind.AUTHENTICATION, "who are you");
          }
          return connector.page(split, checkpoint);
        });

    assertThat(pipeline().deadLetters(letters).build().run().state()).isEqualTo(RunState.FAILED);

    assertThat(letters).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aPlanThatFailsLeavesNoDatasetComplete() {
    connector.planning(
        names -> {
          throw new ConnectorException(ErrorKind.AUTHENTICATION, "who are you");
        });

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(reasons(report, MACHINES)).containsExactly("it was not read");
    assertThat(reasons(report, ISSUES)).containsExactly("it was not read");
  }

  @Test
  void rowsThatFailBecomeDeadLettersThatCanBeReplayed() {
    Path letters = folder.resolve("dead.jsonl");
    connector.rows(machine("a"), row(MACHINES, "n", Map.of("id", "n", "secretless", 1)));

    RunReport report = pipeline().deadLetters(letters).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(report.failures())
        .extracting(RecordFailure::id, RecordFailure::stage, RecordFailure::reason)
        .containsExactly(tuple("n", "transform", "a machine needs a name"));
    List<RecordFailure> read = new ArrayList<>();
    DeadLetters.read(letters, read::add);
    assertThat(read).isEqualTo(report.failures());

    CollectingSink second = Sinks.collecting();
    RunReport replayed =
        Pipeline.from(DeadLetters.replay(connector, letters))
            .maps(
                connector
                    .maps()
                    .override(
                        MACHINES, row -> Mapping.of(new Asset(row.id(), false, row.document()))))
            .to(second)
            .build()
            .run();
    assertThat(replayed.orThrow().assets()).isEqualTo(1);
    assertThat(second.assets()).extracting(OutputRecord::key).containsExactly("n");
  }

  @Test
  void thereIsNoFileOfDeadLettersWithoutAFailureAndAnOldOneGoes() throws Exception {
    Path letters = Files.writeString(folder.resolve("dead.jsonl"), "old");
    connector.rows(machine("a"));

    pipeline().deadLetters(letters).build().run().orThrow();

    assertThat(letters).doesNotExist();
  }

  @Test
  void deadLettersOfAnAbandonedAttemptDoNotCount() throws Exception {
    Path letters = folder.resolve("dead.jsonl");
    connector.rows(row(MACHINES, "n", Map.of("id", "n")), machine("a"));
    AtomicBoolean changed = new AtomicBoolean();
    connector
        .pageSize(1)
        .source(
            (split, checkpoint) -> {
              Page page = connector.page(split, checkpoint);
              return !checkpoint.isStart() && changed.compareAndSet(false, true)
                  ? new Page(page.records(), page.next(), 7)
                  : page;
            });

    RunReport report = pipeline().datasets(MACHINES).deadLetters(letters).build().run();

    assertThat(rows(report, MACHINES)).isEqualTo(new Ledger.Rows(2, 1, 0, 1, 2));
    assertThat(report.failures()).hasSize(1);
    assertThat(Files.readAllLines(letters)).hasSize(1);
  }

  @Test
  void aMapThatThrowsLosesNoRow() {
    connector.rows(machine("a"));

    RunReport report =
        pipeline()
            .maps(
                connector
                    .maps()
                    .override(
                        MACHINES,
                        row -> {
                          throw new IllegalStateException("bug in a map");
                        }))
            .build()
            .run();

    assertThat(rows(report, MACHINES).failed()).isEqualTo(1);
    assertThat(report.failures().get(0).reason())
        .startsWith("The map threw java.lang.IllegalStateException at ");
  }

  @Test
  void aScoreMapperThatThrowsLosesNoRow() {
    connector.rows(issue("i", "a", "low"));

    RunReport report =
        pipeline()
            .scores(
                finding -> {
                  throw new IllegalStateException("bug in a table");
                })
            .build()
            .run();

    assertThat(rows(report, ISSUES)).isEqualTo(new Ledger.Rows(1, 0, 0, 1, 1));
    assertThat(report.failures().get(0).stage()).isEqualTo("score");
    assertThat(sink.assets()).isEmpty();
  }

  @Test
  void notesOfTheMapsAreCounted() {
    connector.rows(machine("a"), machine("b"));

    RunReport report =
        pipeline()
            .maps(
                connector
                    .maps()
                    .override(
                        MACHINES,
                        row ->
                            new Mapping.Mapped(
                                List.of(new Asset(row.id(), false, row.document())),
                                List.of(new Mapping.Note("x", "y", "not a number")))))
            .build()
            .run();

    assertThat(report.datasets().get(MACHINES).conversions())
        .isEqualTo(Map.of("x -> y: not a number", 2L));
  }

  @Test
  void whatEnrichmentCannotFindOutIsAddedUp() {
    connector
        .rows(machine("a"), machine("b"), machine("c"), machine("d"))
        .enricher(
            MACHINES, page -> new Enrichment(page, 5, List.of(new Gap("network", "no access", 1))));

    DatasetReport report = pipeline().build().run().orThrow().datasets().get(MACHINES);

    assertThat(report.enrichmentRows()).isEqualTo(10);
    assertThat(report.gaps()).containsExactly(new Gap("network", "no access", 2));
  }

  @Test
  void whatAnEnricherThrowsIsToldWithoutTheRow() {
    connector.rows(machine("a"));
    connector.enricher(
        MACHINES,
        page -> {
          throw new IllegalArgumentException("bad value s3cret");
        });

    RunReport report = pipeline().datasets(MACHINES).build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow())
        .hasMessageContaining(
            "An enricher of fake.machine threw java.lang.IllegalArgumentException")
        .hasMessageNotContaining("s3cret")
        .hasRootCauseMessage("bad value s3cret");
  }

  @Test
  void anEnricherThatLosesRowsIsFoundOut() {
    connector
        .rows(machine("a"), machine("b"))
        .enricher(MACHINES, page -> new Enrichment(page.subList(1, 2), 0, List.of()));

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow()).hasMessageContaining("returned 1 rows for 2");
  }

  @Test
  void whatTheSinkRejectsIsCountedAndTheRunIncomplete() {
    connector.rows(machine("a"), machine("b"), issue("i1", "a", "low"), issue("i2", "b", "low"));
    Sink picky =
        batch -> {
          List<WriteResult.Rejection> rejected = new ArrayList<>();
          for (int i = 0; i < batch.records().size(); i++) {
            if (List.of("a", "i2").contains(batch.records().get(i).key())) {
              rejected.add(new WriteResult.Rejection(i, "not that one"));
            }
          }
          return new WriteResult(rejected);
        };

    RunReport report = pipeline().to(picky).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(records(report, MACHINES)).isEqualTo(new Ledger.Records(2, 1, 0, 1));
    assertThat(records(report, ISSUES)).isEqualTo(new Ledger.Records(4, 1, 2, 1));
    assertThat(report.assets()).isEqualTo(1);
    assertThat(report.findings()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "begin", "write", "commit", "finish", "close"})
  void aSinkThatThrowsFailsTheRunAndIsClosed(String where) {
    connector.rows(machine("a"), issue("i", "a", "low"));
    RecordingSink broken = new RecordingSink();
    broken.throwAt = where;

    RunReport report = pipeline().to(broken).build().run();

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow().kind()).isEqualTo(ErrorKind.SINK);
    assertThat(report.error().orElseThrow()).hasMessageContaining("full of water");
    assertThat(broken.events).contains("close");
    assertThat(broken.events.contains("finish")).isEqualTo(where.equals("close"));
  }

  @Test
  void aRunCanBeCancelledFromAnotherThread() throws Exception {
    connector.rows(machine("a"));
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    connector.source(
        (split, checkpoint) -> {
          reading.countDown();
          never.await();
          return connector.page(split, checkpoint);
        });
    Pipeline pipeline = pipeline().build();
    AtomicReference<RunReport> report = new AtomicReference<>();
    Thread host = new Thread(() -> report.set(pipeline.run()));
    host.start();
    reading.await();
    assertThatThrownBy(pipeline::run).isInstanceOf(IllegalStateException.class);

    pipeline.cancel();
    host.join();

    assertThat(report.get().state()).isEqualTo(RunState.CANCELLED);
    assertThat(host.isInterrupted()).isFalse();
    assertThat(connector.closed).hasValue(1);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("tributary-") && thread.isAlive());
  }

  @Test
  void anInterruptOfTheHostsThreadCancelsAndIsKept() {
    connector.rows(machine("a"));
    connector.source(
        (split, checkpoint) -> {
          new CountDownLatch(1).await();
          return connector.page(split, checkpoint);
        });
    Thread.currentThread().interrupt();

    RunReport report = pipeline().build().run();

    assertThat(report.state()).isEqualTo(RunState.CANCELLED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aListenerHearsWhatHappens() {
    connector.rows(machine("a"), row(MACHINES, "n", Map.of("id", "n")));
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void planned(List<Split> splits) {
            heard.add("planned " + splits.size());
          }

          @Override
          public void requested(RequestEvent event) {
            heard.add("requested " + event.purpose());
          }

          @Override
          public void pageRead(Split split, Page page) {
            heard.add("page " + page.records().size());
          }

          @Override
          public void rowFailed(RecordFailure failure) {
            heard.add("failed " + failure.id());
          }

          @Override
          public void splitEnded(Split split, List<String> reasons) {
            heard.add("ended " + split.id());
          }

          @Override
          public void ended(RunReport report) {
            heard.add(report.state().name());
          }
        };

    pipeline().datasets(MACHINES).listener(listener).build().run();

    assertThat(heard)
        .containsExactly(
            "planned 1",
            "requested fake.machine",
            "page 2",
            "failed n",
            "ended fake.machine.0",
            "INCOMPLETE");
  }

  @Test
  void aPipelineSaysEverythingThatIsWrongWithIt() {
    assertThatThrownBy(
            () ->
                Pipeline.from(connector)
                    .datasets("nonsense")
                    .concurrency(0)
                    .limit(0)
                    .maps(MapLibrary.of(Map.of()))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no dataset is named \"nonsense\"")
        .hasMessageContaining("there is no sink")
        .hasMessageContaining("concurrency must be 1 to 64")
        .hasMessageContaining("limit must be at least 1");
  }

  @Test
  void aMissingMapIsSaidBeforeAnythingRuns() {
    assertThatThrownBy(() -> pipeline().maps(MapLibrary.of(Map.of())).build())
        .hasMessageContaining("dataset fake.machine needs a map named \"fake.machine\"");
  }

  @Test
  void theReportIsJsonWithEveryCount() {
    connector.rows(machine("a"), row(MACHINES, "n", Map.of("id", "n")), issue("i", "a", "High"));

    RunReport report = pipeline().build().run();
    Document json = Json.document(RunReports.toJson(report));

    assertThat(json.text("state")).contains("INCOMPLETE");
    assertThat(json.text("datasets['fake.machine'].rows.read")).contains("2");
    assertThat(json.text("datasets['fake.machine'].rows.failed")).contains("1");
    assertThat(json.text("datasets['fake.issue'].records.written")).contains("1");
    assertThat(json.bool("datasets['fake.issue'].complete")).contains(true);
    assertThat(json.text("findingsBySeverity.High")).contains("1");
    assertThat(json.objects("failures").get(0).text("reason")).contains("a machine needs a name");
    assertThat(json.number("durationMillis")).isPresent();
  }

  /** Writes down what it is told, and throws where it is asked to. */
  private static final class RecordingSink implements Sink {
    private final List<String> events = new ArrayList<>();
    private String throwAt = "";

    private void event(String name, String detail) {
      if (name.equals(throwAt)) {
        throwAt = name.equals("close") ? "" : throwAt;
        events.add(name.equals("close") ? name : "thrown at " + name);
        throw new IllegalStateException("full of water");
      }
      events.add(detail.isEmpty() ? name : name + " " + detail);
    }

    private static String text(Attempt attempt) {
      return attempt.unit() + "/" + attempt.number();
    }

    @Override
    public void open(String run) {
      event("open", "");
    }

    @Override
    public void begin(Attempt attempt) {
      event("begin", text(attempt));
    }

    @Override
    public WriteResult write(Batch batch) {
      event("write", batch.id());
      return WriteResult.allWritten();
    }

    @Override
    public void commit(Attempt attempt) {
      event("commit", text(attempt));
    }

    @Override
    public void abandon(Attempt attempt) {
      event("abandon", text(attempt));
    }

    @Override
    public void finish() {
      event("finish", "");
    }

    @Override
    public void close() {
      event("close", "");
    }
  }
}
