package io.tributary.azure.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps what a run delivers and stands by, to compare it with what another run delivered. */
final class TrueRows implements Sink {
  private final Map<Attempt, List<OutputRecord>> open = new HashMap<>();
  private final Map<String, Object> contents = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<String> twice = new ArrayList<>();

  @Override
  public synchronized WriteResult write(Batch batch) {
    open.computeIfAbsent(batch.attempt(), none -> new ArrayList<>()).addAll(batch.records());
    return WriteResult.allWritten();
  }

  @Override
  public synchronized void commit(Attempt attempt) {
    List<OutputRecord> records = open.remove(attempt);
    for (OutputRecord record : records == null ? List.<OutputRecord>of() : records) {
      String key = record.kind() + " " + record.key();
      if (!seen.add(key + " " + record.revision())) {
        twice.add(key);
      }
      contents.put(
          key,
          List.of(
              record.dataset(),
              record.stub(),
              record.document(),
              record.identity(),
              record.score()));
    }
  }

  @Override
  public synchronized void abandon(Attempt attempt) {
    open.remove(attempt);
  }

  synchronized Map<String, Object> contents() {
    return Map.copyOf(contents);
  }

  /** Neither a row less nor one more, each as it is, and each once. */
  void areExactly(TrueRows truth) {
    assertThat(contents()).isEqualTo(truth.contents());
    areEachOnce();
  }

  /** Whatever there is, is true. */
  void areNoneBut(TrueRows truth) {
    assertThat(truth.contents().keySet()).containsAll(contents().keySet());
    contents()
        .forEach(
            (key, content) -> {
              if (key.startsWith("FINDING")) { // An asset tells of all of its findings.
                assertThat(truth.contents()).containsEntry(key, content);
              }
            });
    areEachOnce();
  }

  /** No record was committed twice. */
  synchronized void areEachOnce() {
    assertThat(twice).isEmpty();
  }
}
