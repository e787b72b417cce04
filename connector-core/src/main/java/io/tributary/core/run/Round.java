package io.tributary.core.run;

import io.tributary.core.checkpoint.EntryReader;
import io.tributary.core.checkpoint.EntryWriter;
import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.WriteResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An attempt that delivers what the run itself has kept, in batches; void unless committed. In a
 * run that goes on with one that delivered it, it delivers nothing, and tells what that came to.
 */
final class Round implements AutoCloseable {
  /** What the units of rounds begin with, and no split's id does. */
  static final String UNITS = "run.";

  private static final int BATCH = 500;

  private final SinkDesk desk;
  private final Journal journal;
  private final Attempt attempt;
  private final boolean again;
  private final Ear ear;
  private final List<OutputRecord> refused = new ArrayList<>();
  private List<OutputRecord> batch = new ArrayList<>();
  private long sequence;
  private boolean committed;

  /** Begins a round of a run. */
  Round(RunContext run, String unit, Ear ear) {
    this.desk = run.desk();
    this.journal = run.journal();
    this.attempt = new Attempt(run.run(), unit, journal.next(unit));
    this.again = journal.isDone(unit);
    this.ear = ear;
    if (!again) {
      desk.begin(attempt);
    }
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
    if (again) {
      journal.read(attempt.unit(), this::restore);
    } else {
      desk.commit(attempt, this::save);
    }
    committed = true;
  }

  @Override
  public void close() {
    if (!committed && !again) {
      desk.abandon(attempt);
    }
  }

  private void write() throws InterruptedException {
    List<WriteResult.Rejection> rejections =
        again ? List.of() : desk.write(attempt, ++sequence, batch).rejected();
    batch.forEach(ear::delivered);
    for (WriteResult.Rejection rejection : rejections) {
      OutputRecord record = batch.get(rejection.position());
      refused.add(record);
      ear.refused(record.dataset(), record.key());
    }
    batch = new ArrayList<>();
  }

  private void save(EntryWriter out) throws IOException {
    for (OutputRecord record : refused) {
      out.flag(true).text(record.dataset()).text(record.key());
    }
    out.flag(false);
  }

  private void restore(EntryReader in) throws IOException {
    while (in.flag()) {
      ear.refused(in.text(), in.text());
    }
  }

  /** Hears what becomes of the records. */
  interface Ear {
    /** The sink was given a record. */
    void delivered(OutputRecord record);

    /** The sink refused what it was given under a key. */
    void refused(String dataset, String key);
  }
}
