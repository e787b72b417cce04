package io.tributary.core.sink;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.OutputRecord;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the committed records in memory, the highest revision of each key.
 *
 * <p>Read it when the run is over; a run replaces what an earlier one left.
 */
public final class CollectingSink implements Sink {
  private final Map<Attempt, List<OutputRecord>> open = new HashMap<>();
  private final Map<String, OutputRecord> assets = new TreeMap<>();
  private final Map<String, OutputRecord> findings = new TreeMap<>();

  private String run = "";

  CollectingSink() {}

  /** The assets, sorted by key; a copy. */
  public synchronized List<OutputRecord> assets() {
    return List.copyOf(assets.values());
  }

  /** The findings, sorted by key; a copy. */
  public synchronized List<OutputRecord> findings() {
    return List.copyOf(findings.values());
  }

  @Override
  public synchronized void open(String fresh) {
    run = fresh;
    open.clear();
    assets.clear();
    findings.clear();
  }

  /** Goes on with what is in memory. */
  @Override
  public synchronized void resume(String stopped) {
    if (!run.equals(stopped)) {
      throw new ConnectorException(
          ErrorKind.SINK, "What the stopped run collected was in the memory of another process");
    }
  }

  @Override
  public synchronized WriteResult write(Batch batch) {
    open.computeIfAbsent(batch.attempt(), none -> new ArrayList<>()).addAll(batch.records());
    return WriteResult.allWritten();
  }

  @Override
  public synchronized void commit(Attempt attempt) {
    List<OutputRecord> records = open.remove(attempt);
    if (records != null) {
      for (OutputRecord record : records) {
        (record.kind() == Kind.ASSET ? assets : findings)
            .merge(
                record.key(),
                record,
                (old, fresh) -> fresh.revision() >= old.revision() ? fresh : old);
      }
    }
  }

  @Override
  public synchronized void abandon(Attempt attempt) {
    open.remove(attempt);
  }
}
