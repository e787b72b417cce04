package io.tributary.core.sink;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.transform.TransformMap;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Sinks for common needs. */
public final class Sinks {
  private Sinks() {}

  /** A sink that keeps everything in memory, for tests and small estates. */
  public static CollectingSink collecting() {
    return new CollectingSink();
  }

  /**
   * A sink that gives every batch to several others, in order, in one thread. A record that one of
   * them rejects is reported as rejected; the others keep it.
   */
  public static Sink fanOut(Sink... sinks) {
    return new FanOutSink(List.of(sinks));
  }

  /**
   * A sink that hands over every record as soon as it is there, one at a time. It cannot take back
   * what an abandoned attempt brought: the record comes again, under the same key.
   */
  public static Sink forEach(Consumer<? super OutputRecord> consumer) {
    return batch -> {
      batch.records().forEach(consumer);
      return WriteResult.allWritten();
    };
  }

  /**
   * A sink that brings every record into another target model, as the run delivers it, before
   * another sink has it.
   *
   * @param map makes the document that takes the place of the record's own: see {@link MappedSink}
   */
  public static MappedSink mapped(TransformMap map, Sink to) {
    return mapped(map, to, Clock.systemUTC());
  }

  /** As {@link #mapped(TransformMap, Sink)}, by a clock that tells when a run begins. */
  public static MappedSink mapped(TransformMap map, Sink to, Clock clock) {
    return new MappedSink(map, to, clock);
  }
}
