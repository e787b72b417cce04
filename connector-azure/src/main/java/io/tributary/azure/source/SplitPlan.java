package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Divides a dataset's rows in a scope into splits of some twenty pages: small subscriptions
 * together, a large one in parts of its own. What is small as a whole is one split, with the scope
 * as it was given. Does no I/O.
 */
final class SplitPlan {
  /** Pages of a walk, which the service counts anew for each: a long one is easily disturbed. */
  private static final int MOST_ROWS = 20_000;

  /** Fewer would be walks of a page or two, each with a last one that is not full. */
  private static final int FEWEST_ROWS = 5_000;

  /** Several walks at once keep a reader busy while one of them waits. */
  private static final int SPLITS_WANTED = 8;

  private final String dataset;
  private final long rowsOfSplit;
  private final List<Split> splits = new ArrayList<>();
  private List<String> batch = new ArrayList<>();
  private long rowsOfBatch;

  private SplitPlan(String dataset, long rows) {
    this.dataset = dataset;
    rowsOfSplit = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows / SPLITS_WANTED));
  }

  /**
   * The splits of a dataset: at least one, and together all that was counted.
   *
   * @param dataset its name
   * @param scope where it is read
   * @param counts how many rows there are
   */
  static List<Split> of(String dataset, AzureScope scope, RowCounts counts) {
    SplitPlan plan = new SplitPlan(dataset, counts.total());
    boolean listed = scope.kind() == AzureScope.Kind.SUBSCRIPTIONS;
    if (counts.total() <= plan.rowsOfSplit && scope.parts().size() == 1) {
      plan.add(new GraphSlice(scope), OptionalLong.of(counts.total()));
      return plan.splits;
    }
    Collection<String> subscriptions = listed ? scope.ids() : counts.bySubscription().keySet();
    for (String subscription : subscriptions) {
      if (subscription.isEmpty()) {
        OptionalLong rows = OptionalLong.of(counts.of(subscription));
        plan.add(new GraphSlice(scope).withoutSubscription(), rows);
      } else {
        plan.add(subscription, counts.of(subscription));
      }
    }
    plan.endBatch();
    return plan.splits;
  }

  /** The splits of a dataset of which nobody knows how many rows it has: at least one. */
  static List<Split> uncounted(String dataset, AzureScope scope) {
    SplitPlan plan = new SplitPlan(dataset, 0);
    for (AzureScope part : scope.parts()) {
      plan.add(new GraphSlice(part), OptionalLong.empty());
    }
    return plan.splits;
  }

  private void add(String subscription, long rows) {
    if (rows > rowsOfSplit) {
      int parts = Math.toIntExact((rows + rowsOfSplit - 1) / rowsOfSplit);
      GraphSlice whole = new GraphSlice(AzureScope.subscriptions(subscription));
      for (int part = 0; part < parts; part++) {
        add(whole.part(part, parts), OptionalLong.of(rows / parts));
      }
      return;
    }
    if (rowsOfBatch + rows > rowsOfSplit || batch.size() == AzureScope.SUBSCRIPTIONS_PER_QUERY) {
      endBatch();
    }
    batch.add(subscription);
    rowsOfBatch += rows;
  }

  private void endBatch() {
    if (!batch.isEmpty()) {
      add(new GraphSlice(AzureScope.subscriptions(batch)), OptionalLong.of(rowsOfBatch));
    }
    batch = new ArrayList<>();
    rowsOfBatch = 0;
  }

  private void add(GraphSlice slice, OptionalLong rows) {
    Map<String, String> attributes = new TreeMap<>(slice.attributes());
    rows.ifPresent(counted -> attributes.put(Split.ROWS, Long.toString(counted)));
    splits.add(new Split(dataset, dataset + "." + (splits.size() + 1), attributes));
  }
}
