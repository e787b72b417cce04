package io.tributary.core.run;

import io.tributary.core.reconcile.AssetStage.Delivery;
import io.tributary.core.reconcile.DeliveryCounts;
import io.tributary.record.OutputRecord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Delivers the assets of the stage, in rounds: those that are new or have changed since. */
final class AssetDelivery implements Round.Ear {
  private final RunContext run;
  private final Map<String, String> rejected = new HashMap<>();
  private final Map<String, Long> delivered = new TreeMap<>();
  private int rounds;

  AssetDelivery(RunContext run) {
    this.run = run;
  }

  /** Delivers what is due. */
  void deliver() throws InterruptedException {
    try (Round round = new Round(run, Round.UNITS + "assets." + ++rounds, this)) {
      for (Iterator<Delivery> due = run.stage().due(); due.hasNext(); ) {
        round.add(output(due.next()));
      }
      round.commit();
    }
  }

  /** What the rounds came to so far. */
  DeliveryCounts counts() {
    Map<String, Long> refused = new TreeMap<>();
    rejected.values().forEach(dataset -> refused.merge(dataset, 1L, Long::sum));
    return new DeliveryCounts(run.stage().leadingDatasets(), delivered, refused);
  }

  @Override
  public void delivered(OutputRecord record) {
    rejected.remove(record.key());
    if (record.revision() == 1) {
      delivered.merge(record.dataset(), 1L, Long::sum);
    }
  }

  @Override
  public void refused(String dataset, String key) {
    rejected.put(key, dataset);
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
}
