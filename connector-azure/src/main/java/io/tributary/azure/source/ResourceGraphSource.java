package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord.Kind;
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

/** Plans the datasets over a scope and reads their splits from Resource Graph. */
public final class ResourceGraphSource implements Source {
  private final GraphClient client;
  private final AzureScope scope;
  private final StatusFilter statuses;
  private final ValueMask mask;
  private final Map<String, GraphDataset> datasets = new TreeMap<>();

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
    datasets.queries().forEach(dataset -> this.datasets.put(dataset.dataset().name(), dataset));
  }

  /** The splits of some datasets. */
  public List<Split> plan(Collection<String> names) {
    return SplitPlan.of(datasets.keySet().stream().filter(names::contains).toList(), scope);
  }

  @Override
  public Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException {
    GraphDataset dataset = dataset(split.dataset());
    GraphAnswer answer =
        client.ask(
            split.dataset(),
            dataset.query(),
            SplitPlan.scope(split),
            checkpoint.isStart() ? Optional.empty() : Optional.of(checkpoint.token()));
    List<SourceRecord> records = new ArrayList<>(answer.rows().size());
    for (Document row : answer.rows()) {
      // Azure compares ids without regard to case, and writes them now so, now so.
      String id = row.at("id") instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
      records.add(
          new SourceRecord(
              split.dataset(), id, dataset.dataset().kind() == Kind.ASSET ? mask.mask(row) : row));
    }
    long rows = checkpoint.rows() + records.size();
    return new Page(
        records, answer.next().map(token -> new Checkpoint(token, rows)), answer.total());
  }

  /** How many rows of a dataset of findings have a status that is not wanted, by what it is. */
  public Map<String, Long> leftOut(String name) throws InterruptedException {
    Map<String, Long> leftOut = new TreeMap<>();
    Optional<GraphQuery> counting = dataset(name).statuses();
    for (Split split : counting.isPresent() ? plan(List.of(name)) : List.<Split>of()) {
      Optional<String> token = Optional.empty();
      do {
        GraphAnswer answer = client.ask("left-out", counting.get(), SplitPlan.scope(split), token);
        for (Document count : answer.rows()) {
          if (!statuses.wants(count)) {
            leftOut.merge(
                StatusFilter.status(count).word(),
                count.number("rows").map(BigDecimal::longValue).orElse(0L),
                Long::sum);
          }
        }
        token = answer.next();
      } while (token.isPresent());
    }
    return leftOut;
  }

  private GraphDataset dataset(String name) {
    GraphDataset dataset = datasets.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException("There is no dataset " + name);
    }
    return dataset;
  }
}
