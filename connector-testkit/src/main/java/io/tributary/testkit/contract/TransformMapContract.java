package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.SourceRecord;
import io.tributary.record.TargetRecord;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/**
 * What a run relies on in a {@link TransformMap}: it maps the rows it is made for, gives the same
 * for the same row in any thread, leaves rows alone, takes any row whatever without throwing, and
 * loses nothing quietly: a value that it cannot convert is noted, or the row fails.
 */
public abstract class TransformMapContract {
  private static final int SEEDS = 300;
  private static final int DEPTH = 300;
  private static final int THREADS = 4;

  /** The map under test; may be called several times in a test. */
  protected abstract TransformMap map();

  /** Rows that the map is made for; at least one. */
  protected abstract List<SourceRecord> samples();

  @Test
  void samplesAreMapped() {
    TransformMap map = map();
    List<SourceRecord> samples = samples();
    assertThat(samples).as("samples").isNotEmpty();

    for (SourceRecord sample : samples) {
      assertThat(map.apply(sample))
          .as("mapping of %s", sample.id())
          .isInstanceOf(Mapping.Mapped.class);
    }
  }

  @Test
  void recordsHaveKeys() {
    TransformMap map = map();
    for (SourceRecord sample : samples()) {
      assertKeys(sample.id(), map.apply(sample));
    }
  }

  @Test
  void sameRowGivesTheSame() {
    TransformMap map = map();
    TransformMap another = map();
    for (SourceRecord sample : samples()) {
      Mapping first = map.apply(sample);

      assertThat(map.apply(sample)).as("second mapping of %s", sample.id()).isEqualTo(first);
      assertThat(another.apply(sample)).as("another map's of %s", sample.id()).isEqualTo(first);
    }
  }

  @Test
  void rowsAreMappedTheSameInAnyThread() throws Exception {
    TransformMap map = map();
    List<SourceRecord> samples = samples();
    List<Mapping> expected = samples.stream().map(map::apply).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Mapping>>> all = new ArrayList<>();
      for (int i = 0; i < THREADS * 10; i++) {
        all.add(threads.submit(() -> samples.stream().map(map::apply).toList()));
      }
      for (Future<List<Mapping>> mappings : all) {
        assertThat(mappings.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void rowsAreLeftAlone() {
    TransformMap map = map();
    for (SourceRecord sample : samples()) {
      Document before = Documents.copy(sample.document());

      map.apply(sample);

      assertThat(sample.document()).as("row %s", sample.id()).isEqualTo(before);
    }
  }

  @Test
  void damagedSamplesAreTaken() {
    TransformMap map = map();
    List<SourceRecord> samples = samples();
    for (int seed = 0; seed < SEEDS; seed++) {
      SourceRecord sample = samples.get(seed % samples.size());
      assertTaken(
          map,
          "sample " + sample.id() + " damaged with seed " + seed,
          sample.withDocument(new RandomDocuments(seed).damaged(sample.document())));
    }
  }

  @Test
  void randomRowsAreTaken() {
    TransformMap map = map();
    SourceRecord sample = samples().get(0);
    for (int seed = 0; seed < SEEDS; seed++) {
      assertTaken(
          map, "random row of seed " + seed, sample.withDocument(new RandomDocuments(seed).any()));
    }
  }

  @Test
  void emptyRowIsTaken() {
    assertTaken(
        map(), "empty row", new SourceRecord(samples().get(0).dataset(), "", Document.empty()));
  }

  @Test
  void deeplyNestedRowsAreTaken() {
    TransformMap map = map();
    SourceRecord sample = samples().get(0);
    Document deep = RandomDocuments.nested(DEPTH);
    assertTaken(map, "row of " + DEPTH + " levels", sample.withDocument(deep));
    for (String key : sample.document().keys()) {
      assertTaken(
          map,
          "sample with " + DEPTH + " levels at " + key,
          sample.withDocument(sample.document().with(key, deep)));
    }
  }

  @Test
  void whatCannotBeConvertedIsReported() {
    TransformMap map = map();
    for (SourceRecord sample : samples()) {
      Mapping whole = map.apply(sample);
      for (DamagedLeaf damage : DamagedLeaf.all(sample.document())) {
        Mapping mapping = map.apply(sample.withDocument(damage.document()));
        if (mapping instanceof Mapping.Mapped mapped && mapped.notes().isEmpty()) {
          assertThat(TargetPaths.of(mapped))
              .as(
                  "targets of %s with an object at %s, of which the map noted nothing",
                  sample.id(), damage.path())
              .containsAll(TargetPaths.of(whole));
        }
      }
    }
  }

  private static void assertTaken(TransformMap map, String what, SourceRecord row) {
    Document before = Documents.copy(row.document());
    Mapping mapping;
    try {
      mapping = map.apply(row);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionFailedError("The map threw on a " + what, e);
    }
    assertKeys(what, mapping);
    assertThat(row.document()).as("%s, once it was mapped", what).isEqualTo(before);
    assertThat(map.apply(row)).as("second mapping of %s", what).isEqualTo(mapping);
  }

  private static void assertKeys(String what, Mapping mapping) {
    assertThat(mapping).as("mapping of %s", what).isNotNull();
    if (mapping instanceof Mapping.Mapped mapped) {
      for (TargetRecord record : mapped.records()) {
        assertThat(record.key()).as("key of a record of %s", what).isNotBlank();
        if (record instanceof Finding finding) {
          assertThat(finding.assetKey()).as("asset key of a finding of %s", what).isNotBlank();
        }
      }
    }
  }
}
