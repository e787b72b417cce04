package io.tributary.core.run;

import io.tributary.core.reconcile.AssetStage.Delivery;
import io.tributary.record.OutputRecord;
import io.tributary.sink.Attempt;
import io.tributary.sink.WriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Delivers the assets of the stage, in rounds: those that are new or have changed since. */
final class AssetDelivery {
  private static final int BATCH = 500;

  private final RunContext run;
  private final Map<String, String> rejected = new HashMap<>();
  private final Map<String, Long> delivered = new TreeMap<>();
  private int round;

  AssetDelivery(RunContext run) {
    this.run = run;
  }

  /** Delivers what is due. */
  void deliver() throws InterruptedException {
    Attempt attempt = new Attempt(run.run(), "assets." + ++round, 1);
    run.desk().begin(attempt);
    boolean committed = false;
    try {
      long sequence = 0;
      List<OutputRecord> batch = new ArrayList<>();
      for (Iterator<Delivery> due = run.stage().due(); due.hasNext(); ) {
        batch.add(output(due.next()));
        if (batch.size() == BATCH) {
          write(attempt, ++sequence, batch);
          batch = new ArrayList<>();
        }
      }
      if (!batch.isEmpty()) {
        write(attempt, ++sequence, batch);
      }
      run.desk().commit(attempt);
      committed = true;
    } finally {
      if (!committed) {
        run.desk().abandon(attempt);
      }
    }
  }

  /** What the rounds came to so far. */
  Counts counts() {
    Map<String, Long> refused = new TreeMap<>();
    rejected.values().forEach(dataset -> refused.merge(dataset, 1L, Long::sum));
    return new Counts(run.stage().leadingDatasets(), Map.copyOf(delivered), refused);
  }

  private void write(Attempt attempt, long sequence, List<OutputRecord> batch)
      throws InterruptedException {
    WriteResult result = run.desk().write(attempt, sequence, batch);
    for (OutputRecord record : batch) {
      rejected.remove(record.key());
      if (record.revision() == 1) {
        delivered.merge(record.dataset(), 1L, Long::sum);
      }
    }
    for (WriteResult.Rejection rejection : result.rejected()) {
      OutputRecord record = batch.get(rejection.position());
      rejected.put(record.key(), record.dataset());
    }
  }

  private OutputRecord output(Delivery delivery) {
    String product = run.settings().connector().name();
    return new OutputRecord(
        OutputRecord.Op.UPSERT,
        OutputRecord.Kind.ASSET,
        delivery.asset().key(),
        delivery.dataset(),
        product,
        product,
        delivery.revision(),
        delivery.asset().stub(),
        delivery.asset().document(),
        delivery.identity(),
        Optional.empty());
  }

  /**
   * Distinct assets by the dataset under whose name they go.
   *
   * @param distinct how many there are
   * @param delivered how many of them were given to the sink
   * @param rejected how many of those the sink refused
   */
  record Counts(
      Map<String, Long> distinct, Map<String, Long> delivered, Map<String, Long> rejected) {
    static Counts none() {
      return new Counts(Map.of(), Map.of(), Map.of());
    }
  }
}
