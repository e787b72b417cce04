package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphAnswer;
import io.tributary.azure.graph.GraphClient;
import io.tributary.record.Document;
import io.tributary.record.SourceRecord;
import io.tributary.source.Checkpoint;
import io.tributary.source.Page;
import io.tributary.source.Source;
import io.tributary.source.Split;
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
  private final Map<String, GraphDataset> datasets = new TreeMap<>();

  /** A source of some datasets in a scope. */
  public ResourceGraphSource(
      GraphClient client, AzureScope scope, Collection<GraphDataset> datasets) {
    this.client = client;
    this.scope = scope;
    datasets.forEach(dataset -> this.datasets.put(dataset.dataset().name(), dataset));
  }

  /** The splits of some datasets. */
  public List<Split> plan(Collection<String> names) {
    return SplitPlan.of(datasets.keySet().stream().filter(names::contains).toList(), scope);
  }

  @Override
  public Page fetch(Split split, Checkpoint checkpoint) throws InterruptedException {
    GraphDataset dataset = datasets.get(split.dataset());
    if (dataset == null) {
      throw new IllegalArgumentException("There is no dataset " + split.dataset());
    }
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
      records.add(new SourceRecord(split.dataset(), id, row));
    }
    long rows = checkpoint.rows() + records.size();
    return new Page(
        records, answer.next().map(token -> new Checkpoint(token, rows)), answer.total());
  }
}
