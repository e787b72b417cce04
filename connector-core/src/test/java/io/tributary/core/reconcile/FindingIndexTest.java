package io.tributary.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.failure.ConnectorException;
import io.tributary.record.Document;
import io.tributary.record.Identity;
import io.tributary.record.OutputRecord;
import io.tributary.record.Score;
import io.tributary.record.SourceRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingIndexTest {
  private static final String EARLY = "early";
  private static final String LATE = "late";

  @TempDir private Path folder;
  private FindingIndex index;

  @BeforeEach
  void open() {
    index = new FindingIndex(List.of(EARLY, LATE), folder, false);
  }

  @AfterEach
  void close() {
    index.close();
    assertThat(folder).isEmptyDirectory();
  }

  private static OutputRecord finding(String key, String dataset) {
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        OutputRecord.Kind.FINDING,
        key,
        dataset,
        "Fake",
        "Fake",
        1,
        false,
        Document.owning(Map.of("title", "größer", "of", dataset)),
        new Identity("rule", "asset"),
        Optional.of(new Score(3, 42, "because")));
  }

  private static boolean add(FindingIndex.Draft draft, String dataset, String key, String row) {
    return draft.add(
        finding(key, dataset), "High", new SourceRecord(dataset, row, Document.empty()), 0);
  }

  private List<OutputRecord> settle() throws InterruptedException {
    List<OutputRecord> settled = new ArrayList<>();
    index.settle(settled::add);
    return settled;
  }

  @Test
  void theFirstWithAKeyIsDeliveredAtOnceAndOneOfALaterDatasetMerged() {
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    assertThat(add(early, EARLY, "k", "r1")).isTrue();
    assertThat(add(early, EARLY, "other", "r2")).isTrue();
    early.commit();
    FindingIndex.Draft late = index.draft(LATE, "s2");
    assertThat(add(late, LATE, "k", "r3")).isFalse();
    late.commit();

    assertThat(index.hasParked()).isFalse();
    FindingIndex.Counts counts = index.counts();
    assertThat(counts.bySeverity()).isEqualTo(Map.of("High", 2L));
    assertThat(counts.records().distinct()).isEqualTo(Map.of(EARLY, 2L));
    assertThat(counts.records().merged(LATE, 1)).isEqualTo(1);
  }

  @Test
  void oneThatIsBetterThanACommittedOneIsDeliveredInTheEndAsASecondRevision() throws Exception {
    FindingIndex.Draft late = index.draft(LATE, "s2");
    add(late, LATE, "k", "r3");
    late.commit();
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    assertThat(add(early, EARLY, "k", "r1")).isFalse();
    early.commit();

    assertThat(index.counts().records().merged(EARLY, 1)).isZero();
    List<OutputRecord> settled = settle();

    assertThat(settled).hasSize(1);
    OutputRecord best = settled.get(0);
    assertThat(best.revision()).isEqualTo(2);
    assertThat(best)
        .usingRecursiveComparison()
        .ignoringFields("revision")
        .isEqualTo(finding("k", EARLY));
    assertThat(index.counts().records().distinct()).isEqualTo(Map.of(EARLY, 1L));
    assertThat(index.counts().records().delivered()).isEqualTo(Map.of(EARLY, 1L));
  }

  @Test
  void oneThatWaitsForAnAttemptThatIsAbandonedIsDeliveredAsTheFirstRevision() throws Exception {
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    assertThat(add(early, EARLY, "k", "r1")).isTrue();
    FindingIndex.Draft late = index.draft(LATE, "s2");
    assertThat(add(late, LATE, "k", "r3")).isFalse();
    late.commit();
    early.abandon();

    assertThat(settle())
        .extracting(OutputRecord::dataset, OutputRecord::revision)
        .containsExactly(tuple(LATE, 1));
  }

  @Test
  void oneThatWaitsForAnAttemptThatIsCommittedIsMerged() throws Exception {
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    add(early, EARLY, "k", "r1");
    FindingIndex.Draft late = index.draft(LATE, "s2");
    add(late, LATE, "k", "r3");
    late.commit();
    early.commit();

    assertThat(settle()).isEmpty();
    assertThat(index.counts().records().merged(LATE, 1)).isEqualTo(1);
    assertThat(index.counts().bySeverity()).isEqualTo(Map.of("High", 1L));
  }

  @Test
  void whatAnAbandonedAttemptHadIsDeliveredAtOnceWhenItComesAnew() throws Exception {
    FindingIndex.Draft first = index.draft(EARLY, "s1");
    add(first, EARLY, "k", "r1");
    first.abandon();
    FindingIndex.Draft second = index.draft(EARLY, "s1");
    assertThat(add(second, EARLY, "k", "r1")).isTrue();
    second.commit();

    assertThat(index.hasParked()).isFalse();
    assertThat(index.counts().records().distinct()).isEqualTo(Map.of(EARLY, 1L));
  }

  @Test
  void whatAnAbandonedAttemptParkedIsForgotten() throws Exception {
    FindingIndex.Draft late = index.draft(LATE, "s2");
    add(late, LATE, "k", "r3");
    late.commit();
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    add(early, EARLY, "k", "r1");
    early.abandon();

    assertThat(settle()).isEmpty();
    assertThat(index.counts().records().distinct()).isEqualTo(Map.of(LATE, 1L));
  }

  @Test
  void theBestOfManyThatWaitIsDeliveredOnce() throws Exception {
    FindingIndex.Draft gone = index.draft(EARLY, "s0");
    add(gone, EARLY, "k", "r");
    List<FindingIndex.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      FindingIndex.Draft draft = index.draft(LATE, "s" + i);
      add(draft, LATE, "k", "r" + i);
      drafts.add(draft);
    }
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    add(early, EARLY, "k", "r");
    gone.abandon();
    drafts.forEach(FindingIndex.Draft::commit);
    early.commit();

    assertThat(settle()).extracting(OutputRecord::dataset).containsExactly(EARLY);
    assertThat(index.counts().records().distinct()).isEqualTo(Map.of(EARLY, 1L));
  }

  @Test
  void rowsWithoutAnIdAreToldApartByTheirContent() throws Exception {
    List<String> winners = new ArrayList<>();
    for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
      try (FindingIndex anew = new FindingIndex(List.of(EARLY), folder, false)) {
        FindingIndex.Draft draft = anew.draft(EARLY, "s1");
        for (String name : order) {
          Document row = Document.owning(Map.of("name", name));
          draft.add(finding("k", EARLY), name, new SourceRecord(EARLY, "", row), 0);
        }
        draft.commit();
        anew.settle(record -> {});
        winners.addAll(anew.counts().bySeverity().keySet());
      }
    }
    assertThat(winners).hasSize(2);
    assertThat(winners.get(0)).isEqualTo(winners.get(1));
  }

  @Test
  void whatTheSinkRefusedIsCountedOnceAndUnderItsSeverity() {
    FindingIndex.Draft early = index.draft(EARLY, "s1");
    add(early, EARLY, "k", "r1");
    add(early, EARLY, "l", "r2");
    index.rejected("k");
    early.commit();

    FindingIndex.Counts counts = index.counts();
    assertThat(counts.records().written(EARLY)).isEqualTo(1);
    assertThat(counts.records().rejected(EARLY)).isEqualTo(1);
    assertThat(counts.bySeverity()).isEqualTo(Map.of("High", 2L));
  }

  @Test
  void whatIsNeitherCommittedNorSettledCountsForNothing() {
    add(index.draft(EARLY, "s1"), EARLY, "k", "r1");

    assertThat(index.counts()).isEqualTo(FindingIndex.Counts.none());
  }

  @Test
  void severalThreadsDeliverEveryKeyOnce() throws Exception {
    int keys = 8_000;
    AtomicLong delivered = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String split = "s" + i;
        tasks.add(
            () -> {
              FindingIndex.Draft draft = index.draft(LATE, split);
              for (int key = 0; key < keys; key++) {
                if (add(draft, LATE, "key " + key, split + key)) {
                  delivered.incrementAndGet();
                }
              }
              draft.commit();
              return null;
            });
      }
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      threads.shutdown();
    }

    settle();
    assertThat(delivered).hasValue(keys);
    assertThat(index.counts().records().distinct()).isEqualTo(Map.of(LATE, (long) keys));
    assertThat(index.counts().records().delivered()).isEqualTo(Map.of(LATE, (long) keys));
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws Exception {
    Path file = Files.createTempFile("in-the-way", "");
    try (FindingIndex broken = new FindingIndex(List.of(EARLY), file, false)) {
      FindingIndex.Draft draft = broken.draft(EARLY, "s1");
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  add(draft, EARLY, "key " + i, "r");
                }
              })
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("spill folder " + file);
    } finally {
      Files.delete(file);
    }
  }
}
