package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Batch;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.testkit.contract.host.MemorySink;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BrokenSinksTest {
  @Test
  void soundSinkFailsNothing() {
    assertThat(failures(MemorySink::new)).isEmpty();
  }

  @Test
  void sinkThatKeepsWhatWasAbandonedIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      public synchronized void abandon(Attempt attempt) {
                        commit(attempt);
                      }
                    }))
        .contains(
            "abandonedAttemptLeavesNothing",
            "unitComesAnewAfterItWasAbandoned",
            "abandonedRevisionDoesNotHideACommittedOne");
  }

  @Test
  void sinkThatForgetsWhenToCommitIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      public synchronized WriteResult write(Batch batch) {
                        WriteResult result = super.write(batch);
                        commit(batch.attempt());
                        return result;
                      }
                    }))
        .contains("abandonedAttemptLeavesNothing", "attemptsMayOverlap");
  }

  @Test
  void sinkThatBeginsAnewWhereARunGoesOnIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      public synchronized void resume(String run) {
                        open(run);
                      }
                    }))
        .containsExactly("stoppedRunIsRefusedOrLosesNothing");
  }

  @Test
  void sinkInWhichTheLastWriteWinsIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      protected OutputRecord winner(OutputRecord old, OutputRecord fresh) {
                        return fresh;
                      }
                    }))
        .containsExactly(
            "attemptsMayOverlap",
            "highestRevisionWinsWithinOneAttempt",
            "lowerRevisionThatComesLaterChangesNothing");
  }

  @Test
  void sinkInWhichTheFirstWriteWinsIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      protected OutputRecord winner(OutputRecord old, OutputRecord fresh) {
                        return old;
                      }
                    }))
        .contains("higherRevisionReplacesALowerOne");
  }

  @Test
  void sinkThatMixesAssetsAndFindingsIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      protected String place(OutputRecord record) {
                        return record.key();
                      }
                    }))
        .containsExactly("assetAndFindingOfOneKeyAreTwo");
  }

  @Test
  void sinkThatCutsKeysIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      protected String place(OutputRecord record) {
                        return record.kind() + record.key().replace('_', ' ');
                      }
                    }))
        .containsExactly("keysOfAnyCharactersAreKeptApart");
  }

  @Test
  void sinkThatRejectsSoundRecordsIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      public synchronized WriteResult write(Batch batch) {
                        return new WriteResult(List.of(new WriteResult.Rejection(0, "too long")));
                      }
                    }))
        .contains("committedRecordsAreStored");
  }

  @Test
  void sinkThatCannotBeClosedTwiceIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      private boolean closed;

                      @Override
                      public void close() {
                        if (closed) {
                          throw new IllegalStateException("It is closed");
                        }
                        closed = true;
                      }
                    }))
        .contains("closeMayBeCalledAgain");
  }

  @Test
  void sinkThatKeepsRevisionsAcrossRunsIsFound() {
    assertThat(
            failures(
                () ->
                    new MemorySink() {
                      @Override
                      public synchronized void open(String run) {}
                    }))
        .contains("laterRunReplacesWhatAnEarlierOneLeft");
  }

  private static Set<String> failures(Supplier<MemorySink> sinks) {
    return ContractRun.failures(SinkContract.class, () -> contract(sinks.get()));
  }

  private static SinkContract contract(MemorySink sink) {
    return new SinkContract() {
      @Override
      protected Sink sink() {
        return sink;
      }

      @Override
      protected Collection<Stored> stored() {
        return sink.stored();
      }
    };
  }
}
