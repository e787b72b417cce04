package io.tributary.core.run;

import static io.tributary.core.run.FakeConnector.ISSUES;
import static io.tributary.core.run.FakeConnector.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.sink.CollectingSink;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.core.sink.Sinks;
import io.tributary.reconcile.Ledger;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Split;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One finding per key, whatever brings it. */
class FindingMergeTest {
  private static final String LATER = "fake.later";

  /** One finding for each of the row's keys, and a stub of the one machine. */
  private static final TransformMap KEYED =
      row -> {
        List<TargetRecord> records = new ArrayList<>();
        for (String key : row.document().texts("keys")) {
          records.add(
              new Finding(
                  key,
                  "m",
                  row.document().text("severity").orElse(""),
                  "open",
                  Document.owning(Map.of("row", row.id(), "position", records.size()))));
        }
        records.add(new Asset("m", true, Document.owning(Map.of("id", "m"))));
        return new Mapping.Mapped(records, List.of());
      };

  @TempDir private Path folder;
  private final FakeConnector connector = new FakeConnector().moreIssues(LATER);
  private final CollectingSink sink = Sinks.collecting();
  private final CountDownLatch claimed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(folder).isDirectoryNotContaining("glob:**tributary-*");
  }

  private static SourceRecord keyed(String dataset, String id, String severity, String... keys) {
    return row(dataset, id, Map.of("severity", severity, "keys", List.of(keys)));
  }

  private Pipeline.Builder pipeline() {
    return Pipeline.from(connector)
        .maps(connector.maps().override(ISSUES, KEYED))
        .spillFolder(folder)
        .to(sink);
  }

  private static Ledger.Records records(RunReport report, String dataset) {
    return report.datasets().get(dataset).ledger().records();
  }

  private static Map<String, Ledger.Records> records(RunReport report) {
    Map<String, Ledger.Records> records = new TreeMap<>();
    report.datasets().forEach((name, dataset) -> records.put(name, dataset.ledger().records()));
    return records;
  }

  private static String text(OutputRecord finding) {
    return finding.key() + " of " + finding.dataset() + " " + finding.document();
  }

  private List<String> findings() {
    return sink.findings().stream().map(FindingMergeTest::text).toList();
  }

  private static void addsUp(RunReport report) {
    report
        .datasets()
        .forEach((name, dataset) -> assertThat(dataset.ledger().discrepancies()).isEmpty());
    assertThat(report.findingsBySeverity().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(report.findings());
  }

  @Test
  void theFirstOfOneRowIsDelivered() {
    connector.rows(keyed(ISSUES, "r", "High", "k", "l", "k", "k"));

    RunReport report = pipeline().build().run().orThrow();

    assertThat(sink.findings()).extracting(OutputRecord::key).containsExactly("k", "l");
    assertThat(sink.findings())
        .extracting(finding -> finding.document().text("position").orElseThrow())
        .containsExactly("0", "1");
    assertThat(report.findings()).isEqualTo(2);
    assertThat(report.findingsBySeverity()).isEqualTo(Map.of("High", 2L));
    assertThat(records(report, ISSUES)).isEqualTo(new Ledger.Records(8, 3, 5, 0));
    addsUp(report);
  }

  @Test
  void theSameRowOfOneSplitWinsInWhateverOrderTheyCome() {
    SourceRecord one = keyed(ISSUES, "r1", "High", "k");
    SourceRecord other = keyed(ISSUES, "r2", "Low", "k");
    connector.rows(one, other);
    RunReport report = pipeline().build().run().orThrow();
    List<String> found = findings();

    FakeConnector turned = new FakeConnector().rows(other, one);
    RunReport second =
        Pipeline.from(turned)
            .maps(turned.maps().override(ISSUES, KEYED))
            .spillFolder(folder)
            .to(sink)
            .build()
            .run()
            .orThrow();

    assertThat(found).hasSize(1).isEqualTo(findings());
    assertThat(report.findings()).isEqualTo(1);
    assertThat(report.findingsBySeverity()).isEqualTo(second.findingsBySeverity()).hasSize(1);
    assertThat(records(report, ISSUES)).isEqualTo(records(second, ISSUES));
    addsUp(report);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9})
  void splitsThatSeeTheSameDeliverItOnce(int splits) {
    for (int i = 0; i < 200; i++) {
      connector.rows(keyed(ISSUES, "r" + i, "High", "k" + i % 20, "k" + i % 7));
    }
    pipeline().concurrency(1).build().run().orThrow();
    List<String> alone = findings();

    connector.splits(splits).pageSize(2);
    RunReport report = pipeline().concurrency(6).build().run().orThrow();

    assertThat(findings()).hasSize(20).isEqualTo(alone);
    assertThat(report.findings()).isEqualTo(20);
    assertThat(records(report, ISSUES)).isEqualTo(new Ledger.Records(800, 21, 779, 0));
    addsUp(report);
  }

  @ParameterizedTest
  @CsvSource({"fake.issue, 1", "fake.later, 2"})
  void theEarlierDatasetWinsWhicheverIsReadFirst(String first, int revision) throws Exception {
    connector.rows(keyed(ISSUES, "r1", "High", "k"), keyed(LATER, "r2", "Low", "k", "l"));
    connector.source(
        (split, checkpoint) -> {
          if (!split.dataset().equals(first) && !split.dataset().equals(FakeConnector.MACHINES)) {
            ended.await();
          }
          return connector.page(split, checkpoint);
        });

    RunReport report = pipeline().concurrency(2).listener(endOf(first)).build().run().orThrow();

    assertThat(sink.findings()).extracting(OutputRecord::dataset).containsExactly(ISSUES, LATER);
    assertThat(sink.findings()).extracting(OutputRecord::revision).containsExactly(revision, 1);
    assertThat(report.findings()).isEqualTo(2);
    assertThat(report.findingsBySeverity()).isEqualTo(Map.of("High", 1L, "Low", 1L));
    assertThat(records(report, ISSUES)).isEqualTo(new Ledger.Records(2, 2, 0, 0));
    assertThat(records(report, LATER)).isEqualTo(new Ledger.Records(4, 1, 3, 0));
    addsUp(report);
  }

  @Test
  void aFileOfLinesHoldsTheBetterOneAlone() throws Exception {
    connector.rows(keyed(ISSUES, "r1", "High", "k"), keyed(LATER, "r2", "Low", "k", "l"));
    connector.source(
        (split, checkpoint) -> {
          if (split.dataset().equals(ISSUES)) {
            ended.await();
          }
          return connector.page(split, checkpoint);
        });

    pipeline()
        .to(new JsonLinesSink(folder))
        .concurrency(2)
        .listener(endOf(LATER))
        .build()
        .run()
        .orThrow();

    assertThat(Files.readAllLines(folder.resolve("findings.jsonl")))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"key\":\"k\"") && line.contains(ISSUES))
        .anyMatch(line -> line.contains("\"key\":\"l\"") && line.contains(LATER));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsLostWhenWhoCameFirstIsAbandoned(boolean comesAgain) throws Exception {
    connector.pageSize(2).rows(keyed(LATER, "r9", "Low", "k"));
    List<SourceRecord> before = List.of(keyed(ISSUES, "r1", "High", "k"), mark());
    List<SourceRecord> after = comesAgain ? before : before.subList(1, 2);
    Set<String> broken = ConcurrentHashMap.newKeySet();
    connector.source(
        (split, checkpoint) -> {
          if (split.dataset().equals(ISSUES)) {
            if (checkpoint.isStart() && broken.isEmpty()) {
              return new Page(before, Optional.of(new Checkpoint("more", 2)), 3);
            }
            if (broken.add("once")) {
              ended.await();
              return new Page(List.of(), Optional.empty(), 7);
            }
            return new Page(after, Optional.empty(), after.size());
          }
          if (split.dataset().equals(LATER)) {
            claimed.await();
          }
          return connector.page(split, checkpoint);
        });

    RunReport report =
        pipeline()
            .maps(connector.maps().override(ISSUES, this::keyedOrMark))
            .concurrency(2)
            .listener(endOf(LATER))
            .build()
            .run()
            .orThrow();

    assertThat(sink.findings())
        .extracting(OutputRecord::dataset)
        .containsExactly(comesAgain ? ISSUES : LATER);
    assertThat(sink.findings()).extracting(OutputRecord::revision).containsExactly(1);
    assertThat(report.findings()).isEqualTo(1);
    addsUp(report);
  }

  @Test
  void whatTheSinkRejectsIsCountedOnceAndNotAsMerged() {
    connector.rows(keyed(ISSUES, "r1", "High", "k"), keyed(ISSUES, "r2", "High", "l", "l"));
    Sink picky =
        batch -> {
          List<WriteResult.Rejection> rejected = new ArrayList<>();
          for (int i = 0; i < batch.records().size(); i++) {
            if (batch.records().get(i).key().equals("l")) {
              rejected.add(new WriteResult.Rejection(i, "not that one"));
            }
          }
          return new WriteResult(rejected);
        };

    RunReport report = pipeline().to(picky).build().run();

    assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(report.findings()).isEqualTo(1);
    assertThat(report.findingsBySeverity()).isEqualTo(Map.of("High", 2L));
    assertThat(records(report, ISSUES)).isEqualTo(new Ledger.Records(6, 2, 3, 1));
    assertThat(report.datasets().get(ISSUES).ledger().discrepancies()).isEmpty();
  }

  @Test
  void theOutcomeIsTheSameForEveryOrderOfRowsSplitsAndThreads() {
    List<SourceRecord> rows = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < 120; i++) {
      rows.add(
          keyed(
              random.nextInt(3) == 0 ? ISSUES : LATER,
              "r" + i,
              List.of("Low", "High", "").get(random.nextInt(3)),
              "k" + random.nextInt(40),
              "k" + random.nextInt(40)));
    }
    Outcome expected = outcome(rows, 0);
    assertThat(expected.lines()).hasSizeBetween(30, 40);
    for (int seed = 1; seed <= 50; seed++) {
      Collections.shuffle(rows, new Random(seed));
      assertThat(outcome(rows, seed)).as("seed " + seed).isEqualTo(expected);
    }
  }

  /** What a run comes to in which, for every seed but 0, some walks are abandoned half-way. */
  private Outcome outcome(List<SourceRecord> rows, int seed) {
    Random random = new Random(seed);
    FakeConnector fake = new FakeConnector().moreIssues(LATER);
    fake.rows(rows.toArray(SourceRecord[]::new))
        .splits(1 + random.nextInt(5))
        .pageSize(1 + random.nextInt(9));
    Set<String> broken = ConcurrentHashMap.newKeySet();
    fake.source(
        (split, checkpoint) -> {
          Page page = fake.page(split, checkpoint);
          boolean breaks =
              seed > 0 && !checkpoint.isStart() && (split.id().hashCode() + seed) % 3 == 0;
          return breaks && broken.add(split.id())
              ? new Page(page.records(), page.next(), page.announced() + 1)
              : page;
        });
    RunReport report =
        Pipeline.from(fake)
            .maps(fake.maps().override(ISSUES, KEYED))
            .concurrency(1 + random.nextInt(6))
            .spillFolder(folder)
            .to(sink)
            .build()
            .run()
            .orThrow();
    addsUp(report);
    return new Outcome(findings(), report.findings(), report.findingsBySeverity(), records(report));
  }

  private static SourceRecord mark() {
    return keyed(ISSUES, "mark", "");
  }

  /** Tells that the row before the mark has been dealt with. */
  private Mapping keyedOrMark(SourceRecord row) {
    if (row.id().equals("mark")) {
      claimed.countDown();
    }
    return KEYED.apply(row);
  }

  private RunListener endOf(String dataset) {
    return new RunListener() {
      @Override
      public void splitEnded(Split split, List<String> reasons) {
        if (split.dataset().equals(dataset)) {
          ended.countDown();
        }
      }
    };
  }

  private record Outcome(
      List<String> lines,
      long findings,
      Map<String, Long> bySeverity,
      Map<String, Ledger.Records> records) {}
}
