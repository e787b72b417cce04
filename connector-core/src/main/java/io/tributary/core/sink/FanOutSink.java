package io.tributary.core.sink;

import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.sink.WriteResult.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives everything to several sinks. */
final class FanOutSink implements Sink {
  private final List<Sink> sinks;

  FanOutSink(List<Sink> sinks) {
    if (sinks.isEmpty()) {
      throw new IllegalArgumentException("A fan-out needs at least one sink");
    }
    this.sinks = sinks;
  }

  @Override
  public void open(String run) {
    sinks.forEach(sink -> sink.open(run));
  }

  @Override
  public void resume(String run) {
    sinks.forEach(sink -> sink.resume(run));
  }

  @Override
  public void begin(Attempt attempt) {
    sinks.forEach(sink -> sink.begin(attempt));
  }

  @Override
  public WriteResult write(Batch batch) throws InterruptedException {
    TreeMap<Integer, Rejection> rejected = new TreeMap<>();
    for (Sink sink : sinks) {
      for (Rejection rejection : sink.write(batch).rejected()) {
        rejected.putIfAbsent(rejection.position(), rejection);
      }
    }
    return rejected.isEmpty()
        ? WriteResult.allWritten()
        : new WriteResult(new ArrayList<>(rejected.values()));
  }

  @Override
  public void commit(Attempt attempt) {
    sinks.forEach(sink -> sink.commit(attempt));
  }

  @Override
  public void abandon(Attempt attempt) {
    each(sink -> sink.abandon(attempt));
  }

  @Override
  public void finish() {
    sinks.forEach(Sink::finish);
  }

  @Override
  public void suspend() {
    each(Sink::suspend);
  }

  @Override
  public void close() {
    each(Sink::close);
  }

  /** Does it to all of them, also when one throws; what was thrown first is thrown at the end. */
  private void each(Consumer<Sink> action) {
    @Nullable RuntimeException first = null;
    for (Sink sink : sinks) {
      try {
        action.accept(sink);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
