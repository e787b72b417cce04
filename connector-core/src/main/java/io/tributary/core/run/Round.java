package io.tributary.core.run;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.WriteResult;
import java.util.ArrayList;
import java.util.List;

/** An attempt that delivers what the run itself has kept, in batches; void unless committed. */
final class Round implements AutoCloseable {
  private static final int BATCH = 500;

  private final SinkDesk desk;
  private final Attempt attempt;
  private final Written written;
  private List<OutputRecord> batch = new ArrayList<>();
  private long sequence;
  private boolean committed;

  /** Begins. */
  Round(SinkDesk desk, Attempt attempt, Written written) {
    this.desk = desk;
    this.attempt = attempt;
    this.written = written;
    desk.begin(attempt);
  }

  void add(OutputRecord record) throws InterruptedException {
    batch.add(record);
    if (batch.size() == BATCH) {
      write();
    }
  }

  void commit() throws InterruptedException {
    if (!batch.isEmpty()) {
      write();
    }
    desk.commit(attempt);
    committed = true;
  }

  @Override
  public void close() {
    if (!committed) {
      desk.abandon(attempt);
    }
  }

  private void write() throws InterruptedException {
    written.written(batch, desk.write(attempt, ++sequence, batch).rejected());
    batch = new ArrayList<>();
  }

  /** Is told of every batch that was written. */
  @FunctionalInterface
  interface Written {
    void written(List<OutputRecord> batch, List<WriteResult.Rejection> rejected);
  }
}
