package io.tributary.testkit.contract.host;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.testkit.contract.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sink that keeps its contract, unless a subclass breaks it. */
public class MemorySink implements Sink {
  private final Map<Attempt, List<OutputRecord>> open = new HashMap<>();
  private final Map<String, OutputRecord> visible = new HashMap<>();

  public final synchronized Collection<Stored> stored() {
    return visible.values().stream().map(Stored::of).toList();
  }

  @Override
  public synchronized void open(String run) {
    open.clear();
    visible.clear();
  }

  @Override
  public synchronized void resume(String run) {}

  @Override
  public synchronized WriteResult write(Batch batch) {
    open.computeIfAbsent(batch.attempt(), none -> new ArrayList<>()).addAll(batch.records());
    return WriteResult.allWritten();
  }

  @Override
  public synchronized void commit(Attempt attempt) {
    List<OutputRecord> records = open.remove(attempt);
    if (records != null) {
      records.forEach(record -> visible.merge(place(record), record, this::winner));
    }
  }

  @Override
  public synchronized void abandon(Attempt attempt) {
    open.remove(attempt);
  }

  @Override
  public boolean concurrent() {
    return true;
  }

  protected String place(OutputRecord record) {
    return record.kind() + " " + record.key();
  }

  protected OutputRecord winner(OutputRecord old, OutputRecord fresh) {
    return fresh.revision() >= old.revision() ? fresh : old;
  }
}
