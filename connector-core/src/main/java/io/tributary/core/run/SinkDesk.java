package io.tributary.core.run;

import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between the run's threads and the sink: one call at a time unless the sink can take more,
 * and whatever the sink throws becomes one kind of exception. The journal hears of every attempt in
 * time.
 */
final class SinkDesk {
  private final Sink sink;
  private final Journal journal;
  private final ReentrantLock turn = new ReentrantLock();

  SinkDesk(Sink sink, Journal journal) {
    this.sink = sink;
    this.journal = journal;
  }

  void open(String run) {
    if (journal.stopped().isEmpty()) {
      call("open", () -> sink.open(run));
      return;
    }
    call("resume", () -> sink.resume(run));
    for (Attempt attempt : journal.open()) {
      if (journal.isDone(attempt.unit())) {
        call("commit " + attempt.unit(), () -> sink.commit(attempt));
        journal.committed(attempt);
      } else {
        abandon(attempt);
      }
    }
  }

  void begin(Attempt attempt) {
    journal.begins(attempt);
    call("begin " + attempt.unit(), () -> sink.begin(attempt));
  }

  WriteResult write(Attempt attempt, long sequence, List<OutputRecord> records)
      throws InterruptedException {
    Batch batch = new Batch(attempt, sequence, records);
    boolean locked = lock();
    try {
      WriteResult result = sink.write(batch);
      for (WriteResult.Rejection rejection : result.rejected()) {
        if (rejection.position() < 0 || rejection.position() >= records.size()) {
          throw new IllegalStateException(
              "It rejected position " + rejection.position() + " of " + records.size());
        }
      }
      return result;
    } catch (RuntimeException e) {
      throw failure("write batch " + batch.id(), e);
    } finally {
      unlock(locked);
    }
  }

  /**
   * Commits.
   *
   * @param brought what the journal keeps of it
   */
  void commit(Attempt attempt, Journal.Content brought) {
    journal.commits(attempt, brought);
    call("commit " + attempt.unit(), () -> sink.commit(attempt));
    journal.committed(attempt);
  }

  /**
   * Abandons; but what the journal has of an attempt counts, even if the sink failed to commit it:
   * the run that goes on with this one tells it again.
   */
  void abandon(Attempt attempt) {
    if (journal.isDone(attempt.unit())) {
      return;
    }
    call("abandon " + attempt.unit(), () -> sink.abandon(attempt));
    journal.abandoned(attempt);
  }

  void finish() {
    call("finish", sink::finish);
  }

  void suspend() {
    call("suspend", sink::suspend);
  }

  void close() {
    call("close", sink::close);
  }

  private void call(String what, Runnable action) {
    boolean locked = lock();
    try {
      action.run();
    } catch (RuntimeException e) {
      throw failure(what, e);
    } finally {
      unlock(locked);
    }
  }

  private boolean lock() {
    if (sink.concurrent()) {
      return false;
    }
    turn.lock();
    return true;
  }

  private void unlock(boolean locked) {
    if (locked) {
      turn.unlock();
    }
  }

  private static ConnectorException failure(String what, RuntimeException e) {
    // Whatever kind it says, it is the sink's: nothing that the source does again would help.
    return e instanceof ConnectorException known && known.kind() == ErrorKind.SINK
        ? known
        : new ConnectorException(ErrorKind.SINK, "The sink failed to " + what + ": " + e, e);
  }
}
