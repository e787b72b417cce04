package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.Sink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What a run relies on in a {@link Sink} that stores records: after a run that finished, it shows
 * one record per kind and key, the highest revision among the attempts that were committed, and
 * nothing of those that were abandoned.
 *
 * <p>A sink that hands records on and cannot take them back need not, and cannot, keep this.
 */
public abstract class SinkContract {
  /** The sink under test, not opened, over an empty store; called once in a test. */
  protected abstract Sink sink();

  /**
   * What the store of the latest {@link #sink} shows, in any order; called when the run is over.
   */
  protected abstract Collection<Stored> stored() throws Exception;

  @Test
  void committedRecordsAreStored() throws Exception {
    OutputRecord asset = Records.asset("a", 1);
    OutputRecord finding = Records.finding("f", 1);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit", asset, finding);
      run.finish();
    }

    assertStored(asset, finding);
  }

  @Test
  void batchesOfOneAndOfManyAreStored() throws Exception {
    List<OutputRecord> many = Records.assets("many-", 2_000);
    List<OutputRecord> single = Records.assets("single-", 200);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      SinkRun.Delivery delivery = run.begin("unit", 1);
      delivery.write(many);
      for (OutputRecord record : single) {
        delivery.write(record);
      }
      delivery.commit();
      run.finish();
    }

    List<OutputRecord> all = new ArrayList<>(many);
    all.addAll(single);
    assertStored(all);
  }

  @Test
  void emptyRunStoresNothing() throws Exception {
    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.finish();
    }

    assertStored();
  }

  @Test
  void attemptWithoutBatchesStoresNothing() throws Exception {
    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.begin("empty", 1).commit();
      run.begin("void", 1).abandon();
      run.finish();
    }

    assertStored();
  }

  @Test
  void abandonedAttemptLeavesNothing() throws Exception {
    OutputRecord kept = Records.asset("kept", 1);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit-1", kept);
      SinkRun.Delivery abandoned = run.begin("unit-2", 1);
      abandoned.write(Records.asset("gone", 1), Records.finding("gone", 1));
      abandoned.abandon();
      run.finish();
    }

    assertStored(kept);
  }

  @Test
  void unitComesAnewAfterItWasAbandoned() throws Exception {
    OutputRecord fresh = Records.asset("a", 1, "fresh");

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      SinkRun.Delivery abandoned = run.begin("unit", 1);
      abandoned.write(Records.asset("a", 1, "stale"), Records.asset("no longer there", 1));
      abandoned.abandon();
      SinkRun.Delivery second = run.begin("unit", 2);
      second.write(fresh);
      second.commit();
      run.finish();
    }

    assertStored(fresh);
  }

  @Test
  void abandonedRevisionDoesNotHideACommittedOne() throws Exception {
    OutputRecord first = Records.asset("a", 1);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit-1", first);
      SinkRun.Delivery abandoned = run.begin("unit-2", 1);
      abandoned.write(Records.asset("a", 2));
      abandoned.abandon();
      run.finish();
    }

    assertStored(first);
  }

  @Test
  void higherRevisionReplacesALowerOne() throws Exception {
    OutputRecord second = Records.asset("a", 2);
    OutputRecord other = Records.asset("b", 1);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit-1", Records.asset("a", 1), other);
      run.deliver("unit-2", second);
      run.finish();
    }

    assertStored(second, other);
  }

  @Test
  void lowerRevisionThatComesLaterChangesNothing() throws Exception {
    OutputRecord second = Records.asset("a", 2);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit-1", second);
      run.deliver("unit-2", Records.asset("a", 1));
      run.finish();
    }

    assertStored(second);
  }

  @Test
  void highestRevisionWinsWithinOneAttempt() throws Exception {
    OutputRecord third = Records.asset("a", 3);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      SinkRun.Delivery delivery = run.begin("unit", 1);
      delivery.write(Records.asset("a", 1), third);
      delivery.write(Records.asset("a", 2));
      delivery.commit();
      run.finish();
    }

    assertStored(third);
  }

  @Test
  void assetAndFindingOfOneKeyAreTwo() throws Exception {
    OutputRecord asset = Records.asset("same", 1);
    OutputRecord finding = Records.finding("same", 2);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit", asset, finding);
      run.finish();
    }

    assertStored(asset, finding);
  }

  @Test
  void keysOfAnyCharactersAreKeptApart() throws Exception {
    OutputRecord[] records = {
      Records.asset("/subscriptions/1/a b", 1),
      Records.asset("/subscriptions/1/a_b", 1),
      Records.asset("quote\"back\\slash", 1),
      Records.asset("line\nbreak", 1),
      Records.asset("größe-漢字", 1),
      Records.asset("x".repeat(2_000), 1)
    };

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      run.deliver("unit", records);
      run.finish();
    }

    assertStored(records);
  }

  @Test
  void attemptsMayOverlap() throws Exception {
    OutputRecord first = Records.asset("first", 1);
    OutputRecord shared = Records.asset("shared", 2);

    try (SinkRun run = new SinkRun(sink(), "run-1")) {
      SinkRun.Delivery one = run.begin("unit-1", 1);
      SinkRun.Delivery two = run.begin("unit-2", 1);
      SinkRun.Delivery abandoned = run.begin("unit-3", 1);
      one.write(first);
      abandoned.write(Records.asset("shared", 3));
      two.write(shared);
      one.write(Records.asset("shared", 1));
      two.commit();
      abandoned.abandon();
      one.commit();
      run.finish();
    }

    assertStored(first, shared);
  }

  @Test
  void attemptsMayComeFromSeveralThreadsIfTheSinkSaysSo() throws Exception {
    Sink sink = sink();
    assumeTrue(sink.concurrent(), "the sink is for one thread at a time");
    int units = 8;
    List<OutputRecord> expected = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(units);
    try (SinkRun run = new SinkRun(sink, "run-1")) {
      List<Future<?>> deliveries = new ArrayList<>();
      for (int unit = 0; unit < units; unit++) {
        String name = "unit-" + unit;
        List<OutputRecord> records = Records.assets(name + "-", 100);
        expected.addAll(records);
        deliveries.add(
            threads.submit(
                () -> {
                  SinkRun.Delivery delivery = run.begin(name, 1);
                  for (OutputRecord record : records) {
                    delivery.write(record);
                  }
                  delivery.commit();
                  return name;
                }));
      }
      for (Future<?> delivery : deliveries) {
        delivery.get();
      }
      run.finish();
    } finally {
      threads.shutdownNow();
    }

    assertStored(expected);
  }

  @Test
  void laterRunReplacesWhatAnEarlierOneLeft() throws Exception {
    Sink sink = sink();
    OutputRecord fresh = Records.asset("a", 1, "fresh");

    try (SinkRun run = new SinkRun(sink, "run-1")) {
      run.deliver("unit", Records.asset("a", 1), Records.asset("a", 2, "stale"));
      run.finish();
    }
    try (SinkRun run = new SinkRun(sink, "run-2")) {
      run.deliver("unit", fresh);
      run.finish();
    }

    // Revisions count anew in each run, so the later run wins.
    assertStored(fresh);
  }

  /**
   * A sink that cannot go on with a run says so; one that does loses nothing that was committed.
   */
  @Test
  void stoppedRunIsRefusedOrLosesNothing() throws Exception {
    OutputRecord kept = Records.asset("kept", 1);
    OutputRecord fresh = Records.asset("a", 1, "fresh");
    Sink sink = sink();
    SinkRun stopped = new SinkRun(sink, "run-1");
    stopped.deliver("unit-1", kept);
    stopped.begin("unit-2", 1).write(Records.asset("a", 1, "stale"), Records.finding("gone", 1));
    sink.suspend();
    sink.close();

    try (SinkRun resumed = SinkRun.resumed(sink, "run-1")) {
      sink.commit(new Attempt("run-1", "unit-1", 1)); // It may have been told so before.
      sink.abandon(new Attempt("run-1", "unit-2", 1));
      SinkRun.Delivery second = resumed.begin("unit-2", 2);
      second.write(fresh);
      second.commit();
      resumed.finish();
    } catch (SinkRun.Refused e) {
      sink.close();
      return;
    }

    assertStored(kept, fresh);
  }

  @Test
  void closeMayBeCalledAgain() throws Exception {
    Sink sink = sink();
    OutputRecord record = Records.asset("a", 1);
    try (SinkRun run = new SinkRun(sink, "run-1")) {
      run.deliver("unit", record);
      run.finish();
    }

    sink.close();

    assertStored(record);
  }

  @Test
  void closeMayBeCalledWithoutARun() {
    Sink sink = sink();

    assertThatCode(sink::close).doesNotThrowAnyException();
  }

  @Test
  void closeMayEndARunThatDidNotFinish() throws Exception {
    Sink sink = sink();
    OutputRecord record = Records.asset("a", 1);
    try (SinkRun run = new SinkRun(sink, "run-1")) {
      run.begin("unit", 1).write(Records.asset("half", 1));
    }

    try (SinkRun run = new SinkRun(sink, "run-2")) {
      run.deliver("unit", record);
      run.finish();
    }

    assertStored(record);
  }

  private void assertStored(OutputRecord... records) throws Exception {
    assertStored(List.of(records));
  }

  private void assertStored(List<OutputRecord> records) throws Exception {
    Map<String, Stored> expected = byPlace(records.stream().map(Stored::of).toList());
    Map<String, Stored> actual = byPlace(stored());
    assertThat(actual.keySet()).as("kinds and keys that are stored").isEqualTo(expected.keySet());
    expected.forEach(
        (place, record) ->
            assertThat(actual.get(place)).as("record stored as %s", place).isEqualTo(record));
  }

  private static Map<String, Stored> byPlace(Collection<Stored> records) {
    Map<String, Stored> byPlace = new TreeMap<>();
    for (Stored record : records) {
      String place = record.kind() + " " + record.key();
      assertThat(byPlace.put(place, record)).as("a second record stored as %s", place).isNull();
    }
    return byPlace;
  }
}
