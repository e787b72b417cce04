package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Plans the datasets over a scope and reads their splits from Resource Graph. */
public final class ResourceGraphSource implements Source {
  /** So many rows do not go away between the plan and the first page. */
  private static final int MANY_ROWS = 100;

  private static final String MASKED = "values of environment variables and settings";
  private static final String WHY_MASKED =
      "masked, for they may be secrets: those that are none can be shown by name";

  private final GraphClient client;
  private final AzureScope scope;
  private final StatusFilter statuses;
  private final ValueMask mask;
  private final ScopeWatch watch;
  private final HeavySplits heavy;
  private final Map<String, GraphDataset> datasets = new TreeMap<>();
  private final Map<String, Map<String, Long>> leftOut = new ConcurrentHashMap<>();

  /**
   * A source of datasets in a scope.
   *
   * @param mask what must not be seen of assets
   */
  public ResourceGraphSource(
      GraphClient client, AzureScope scope, DefenderDatasets datasets, ValueMask mask) {
    this.client = client;
    this.scope = scope;
    this.statuses = datasets.statuses();
    this.mask = mask;
    this.watch = new ScopeWatch(client, scope);
    this.heavy = new HeavySplits(client.errors());
    datasets.queries().forEach(dataset -> this.datasets.put(dataset.dataset().name(), dataset));
  }

  /**
   * The splits of some datasets, by how many rows these have now.
   *
   * @throws io.tributary.failure.ConnectorException when they cannot be counted for a reason that
   *     is not a dataset's own
   */
  public List<Split> plan(Collection<String> names) throws InterruptedException {
    watch.begin();
    List<Split> splits = new ArrayList<>();
    for (String name : datasets.keySet()) {
      if (names.contains(name)) {
        splits.addAll(
            count(dataset(name))
                .map(counts -> SplitPlan.of(name, scope, counts))
                .orElseGet(() -> SplitPlan.uncounted(name, scope)));
      }
    }
    return splits;
  }

  /** Divides a split that is too much for the service; see {@link io.tributary.Session#divide}. */
  public List<Split> divide(Split split, Optional<ConnectorException> error) {
    return heavy.divide(split, error);
  }

  /** What speaks against having read all of the scope, once these splits of it are read. */
  public List<String> scopeChanges(Collection<Split> splits) throws InterruptedException {
    return watch.end(splits);
  }

  /** How many rows a dataset has; empty when it cannot be counted, but perhaps be read. */
  private Optional<RowCounts> count(GraphDataset dataset) throws InterruptedException {
    String name = dataset.dataset().name();
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> unwanted = new TreeMap<>();
    try {
      GraphQuery counting = dataset.statuses().orElseGet(dataset::count);
      for (Document group : client.all("plan." + name, counting, scope).rows()) {
        if (dataset.statuses().isEmpty() || statuses.wants(group)) {
          add(rows, subscription(group), group);
        } else {
          add(unwanted, StatusFilter.status(group).word(), group);
        }
      }
      if (dataset.statuses().isPresent()) {
        leftOut.put(name, unwanted);
      }
    } catch (ConnectorException e) {
      if (!mayBeReadUncounted(e)) {
        throw e;
      }
      return Optional.empty(); // Reading it says why it cannot, or succeeds page by page.
    }
    // Asked for by subscription, the service gives no row of none; and no split would read it.
    if (scope.kind() == AzureScope.Kind.SUBSCRIPTIONS) {
      rows.remove("");
    }
    return Optional.of(RowCounts.of(rows).and(watch.visible()));
  }

  private static void add(Map<String, Long> counts, String name, Document group) {
    counts.merge(name, group.number("rows").map(BigDecimal::longValue).orElse(0L), Long::sum);
  }

  private static String subscription(Document group) {
    return group.text("subscriptionId").orElse("").toLowerCase(Locale.ROOT);
  }

  /** Whether what kept a dataset from being counted may leave its pages, or other datasets. */
  private static boolean mayBeReadUncounted(ConnectorException e) {
    return switch (e.kind()) {
      case UNAVAILABLE, BAD_ANSWER, AUTHORIZATION, CONFIGURATION, INTERNAL -> true;
      case AUTHENTICATION, THROTTLED, SINK -> false;
    };
  }

  @Override
  public Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException {
    GraphDataset dataset = dataset(split.dataset());
    GraphSlice slice = GraphSlice.of(split);
    GraphAnswer answer =
        client.ask(
            split.dataset(),
            slice.query(dataset),
            slice.scope(),
            checkpoint.isStart() ? Optional.empty() : Optional.of(checkpoint.token()));
    long counted = split.rows().orElse(0);
    if (answer.total() == 0 && counted >= MANY_ROWS) {
      throw new ConnectorException(
          ErrorKind.BAD_ANSWER,
          "Resource Graph gives no row of "
              + split.dataset()
              + " where it counted "
              + counted
              + " a while ago");
    }
    long rows = checkpoint.rows() + answer.rows().size();
    Optional<Checkpoint> next = answer.next().map(token -> new Checkpoint(token, rows));
    return dataset.dataset().kind() == OutputRecord.Kind.ASSET
        ? assets(split.dataset(), answer, next)
        : new Page(new RowRecords(split.dataset(), answer.rows()), next, answer.total());
  }

  /** A page of assets, whose rows may have values that must not be seen. */
  private Page assets(String dataset, GraphAnswer answer, Optional<Checkpoint> next) {
    List<SourceRecord> records = new ArrayList<>(answer.rows().size());
    long masked = 0;
    for (Document row : answer.rows()) {
      Optional<Document> seen = mask.masked(row);
      masked += seen.isPresent() ? 1 : 0;
      records.add(RowRecords.of(dataset, seen.orElse(row)));
    }
    return new Page(
        records,
        next,
        answer.total(),
        masked == 0 ? List.of() : List.of(new Gap(MASKED, WHY_MASKED, masked)));
  }

  /**
   * How many rows of a dataset of findings have a status that is not wanted, by what it is: counted
   * with the plan, or now if another session has made that.
   */
  public Map<String, Long> leftOut(String name) throws InterruptedException {
    Map<String, Long> known = leftOut.get(name);
    if (known != null) {
      return Map.copyOf(known);
    }
    Map<String, Long> counted = new TreeMap<>();
    Optional<GraphQuery> counting = dataset(name).statuses();
    if (counting.isPresent()) {
      for (Document group : client.all("left-out." + name, counting.get(), scope).rows()) {
        if (!statuses.wants(group)) {
          add(counted, StatusFilter.status(group).word(), group);
        }
      }
    }
    return counted;
  }

  private GraphDataset dataset(String name) {
    GraphDataset dataset = datasets.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException("There is no dataset " + name);
    }
    return dataset;
  }
}
