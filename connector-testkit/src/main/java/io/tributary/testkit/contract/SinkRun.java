package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import java.io.Serial;
import java.util.List;
import java.util.function.Consumer;

/** Calls a sink in the order that a run does, and expects it to take every record. */
final class SinkRun implements AutoCloseable {
  private final Sink sink;
  private final String id;

  SinkRun(Sink sink, String id) {
    this(sink, id, sink::open);
  }

  private SinkRun(Sink sink, String id, Consumer<String> start) {
    this.sink = sink;
    this.id = id;
    start.accept(id);
  }

  /** Goes on with a run that stopped. */
  static SinkRun resumed(Sink sink, String id) throws Refused {
    try {
      return new SinkRun(sink, id, sink::resume);
    } catch (RuntimeException e) {
      throw new Refused(e);
    }
  }

  /** Starts an attempt. */
  Delivery begin(String unit, int number) {
    return new Delivery(sink, new Attempt(id, unit, number));
  }

  /** Delivers a unit in one batch. */
  void deliver(String unit, OutputRecord... records) throws InterruptedException {
    Delivery delivery = begin(unit, 1);
    delivery.write(records);
    delivery.commit();
  }

  void finish() {
    sink.finish();
  }

  @Override
  public void close() {
    sink.close();
  }

  /** The sink does not go on with a run that stopped. */
  static final class Refused extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Refused(RuntimeException cause) {
      super(cause);
    }
  }

  /** One attempt. */
  static final class Delivery {
    private final Sink sink;
    private final Attempt attempt;
    private long sequence;

    Delivery(Sink sink, Attempt attempt) {
      this.sink = sink;
      this.attempt = attempt;
      sink.begin(attempt);
    }

    void write(OutputRecord... records) throws InterruptedException {
      write(List.of(records));
    }

    void write(List<OutputRecord> records) throws InterruptedException {
      assertThat(sink.write(new Batch(attempt, ++sequence, records)).rejected())
          .as("records that the sink rejects")
          .isEmpty();
    }

    void commit() {
      sink.commit(attempt);
    }

    void abandon() {
      sink.abandon(attempt);
    }
  }
}
