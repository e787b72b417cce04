package io.tributary.core.sink;

import static io.tributary.core.sink.Lines.asset;
import static io.tributary.core.sink.Lines.attempt;
import static io.tributary.core.sink.Lines.batch;
import static io.tributary.core.sink.Lines.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.sink.WriteResult.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinksTest {
  private static final Attempt ATTEMPT = attempt("a", 1);

  @Test
  void collectingKeepsTheHighestRevisionOfWhatWasCommitted() {
    CollectingSink sink = Sinks.collecting();
    sink.open("run");
    sink.write(batch(ATTEMPT, 1, asset("x", 2, "second"), asset("x", 1, "first"), finding("f")));
    assertThat(sink.assets()).isEmpty();
    sink.commit(ATTEMPT);
    sink.write(batch(attempt("b", 1), 1, asset("y", 1, "void")));
    sink.abandon(attempt("b", 1));

    assertThat(sink.assets()).extracting(OutputRecord::revision).containsExactly(2);
    assertThat(sink.findings()).hasSize(1);

    sink.open("next");
    assertThat(sink.assets()).isEmpty();
    assertThat(sink.findings()).isEmpty();
  }

  @Test
  void forEachHandsEveryRecordOver() throws Exception {
    List<String> keys = new ArrayList<>();
    Sink sink = Sinks.forEach(record -> keys.add(record.key()));

    assertThat(sink.write(batch(ATTEMPT, 1, asset("x", 1, "vm"), finding("f"))).rejected())
        .isEmpty();
    assertThat(keys).containsExactly("x", "f");
  }

  @Test
  void fanOutGivesEverythingToAllAndAddsUpWhatTheyReject() throws Exception {
    CollectingSink first = Sinks.collecting();
    Told second = new Told(new WriteResult(List.of(new Rejection(1, "no"))));
    Told third =
        new Told(new WriteResult(List.of(new Rejection(0, "never"), new Rejection(1, "neither"))));
    Sink all = Sinks.fanOut(first, second, third);

    all.open("run");
    all.begin(ATTEMPT);
    WriteResult result = all.write(batch(ATTEMPT, 1, asset("x", 1, "vm"), finding("f")));
    all.commit(ATTEMPT);
    all.finish();
    all.close();

    assertThat(result.rejected())
        .containsExactly(new Rejection(0, "never"), new Rejection(1, "no"));
    assertThat(first.assets()).hasSize(1);
    assertThat(second.events)
        .containsExactly("open", "begin", "write", "commit", "finish", "close");
    assertThat(third.events).isEqualTo(second.events);
  }

  @Test
  void fanOutClosesAllOfThemEvenWhenOneThrows() {
    Told last = new Told(WriteResult.allWritten());
    Sink all = Sinks.fanOut(new Unclosable("first"), new Unclosable("second"), last);

    assertThatThrownBy(all::close)
        .hasMessage("first")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("second"));
    assertThat(last.events).containsExactly("close");
  }

  @Test
  void fanOutNeedsSomebody() {
    assertThatThrownBy(Sinks::fanOut).isInstanceOf(IllegalArgumentException.class);
  }

  private record Unclosable(String name) implements Sink {
    @Override
    public WriteResult write(Batch batch) {
      return WriteResult.allWritten();
    }

    @Override
    public void close() {
      throw new IllegalStateException(name);
    }
  }

  private static final class Told implements Sink {
    private final List<String> events = new ArrayList<>();
    private final WriteResult result;

    Told(WriteResult result) {
      this.result = result;
    }

    @Override
    public void open(String run) {
      events.add("open");
    }

    @Override
    public void begin(Attempt attempt) {
      events.add("begin");
    }

    @Override
    public WriteResult write(Batch batch) {
      events.add("write");
      return result;
    }

    @Override
    public void commit(Attempt attempt) {
      events.add("commit");
    }

    @Override
    public void finish() {
      events.add("finish");
    }

    @Override
    public void close() {
      events.add("close");
    }
  }
}
