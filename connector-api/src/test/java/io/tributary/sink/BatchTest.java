package io.tributary.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void idNamesRunUnitAttemptAndSequence() {
    assertThat(new Batch(new Attempt("run", "vm-1", 2), 3, List.of()).id())
        .isEqualTo("run/vm-1/2/3");
  }

  @Test
  void allWrittenRejectsNothing() {
    assertThat(WriteResult.allWritten().rejected()).isEmpty();
  }

  @Test
  void simpleSinkNeedsWriteAlone() throws InterruptedException {
    Attempt attempt = new Attempt("run", "unit", 1);
    try (Sink sink = batch -> WriteResult.allWritten()) {
      sink.open("run");
      sink.begin(attempt);
      sink.commit(attempt);
      sink.abandon(attempt);
      sink.finish();

      assertThat(sink.concurrent()).isFalse();
      assertThat(sink.write(new Batch(attempt, 1, List.of())).rejected()).isEmpty();
    }
  }
}
