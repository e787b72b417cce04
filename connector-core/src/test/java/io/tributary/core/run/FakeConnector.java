package io.tributary.core.run;

import io.tributary.Connector;
import io.tributary.Session;
import io.tributary.enrich.Enricher;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.identify.IdentificationRules;
import io.tributary.record.Asset;
import io.tributary.record.Document;
import io.tributary.record.Finding;
import io.tributary.record.OutputRecord.Kind;
import io.tributary.record.SourceRecord;
import io.tributary.score.ScoreTable;
import io.tributary.source.Checkpoint;
import io.tributary.source.Dataset;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.Mapping;
import io.tributary.transform.TransformMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A vendor with machines and issues about them, in memory. Its source can be replaced, to make it
 * behave badly.
 */
final class FakeConnector implements Connector {
  static final String MACHINES = "fake.machine";
  static final String ISSUES = "fake.issue";

  private final Map<String, List<SourceRecord>> rows = new LinkedHashMap<>();
  private final Map<String, Enricher> enrichers = new ConcurrentHashMap<>();
  private final List<Dataset> datasets =
      new ArrayList<>(
          List.of(
              new Dataset(MACHINES, Kind.ASSET, MACHINES, "Machines"),
              new Dataset(ISSUES, Kind.FINDING, ISSUES, "Issues")));
  private int pageSize = 3;
  private int splits = 1;
  private int heavyAbove = Integer.MAX_VALUE;
  private Source source = this::page;
  private Consumer<Set<String>> planning = names -> {};
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();

  static SourceRecord machine(String id) {
    return row(MACHINES, id, Map.of("id", id, "name", "machine " + id));
  }

  static SourceRecord issue(String id, String machine, String severity) {
    return row(ISSUES, id, Map.of("id", id, "machine", machine, "severity", severity));
  }

  static SourceRecord row(String dataset, String id, Map<String, Object> fields) {
    return new SourceRecord(dataset, id, Document.owning(new LinkedHashMap<>(fields)));
  }

  FakeConnector rows(SourceRecord... records) {
    for (SourceRecord record : records) {
      rows.computeIfAbsent(record.dataset(), none -> new ArrayList<>()).add(record);
    }
    return this;
  }

  /** One more dataset of findings, after those that are there, with the map of the issues. */
  FakeConnector moreIssues(String dataset) {
    datasets.add(new Dataset(dataset, Kind.FINDING, ISSUES, "More issues"));
    return this;
  }

  FakeConnector pageSize(int size) {
    pageSize = size;
    return this;
  }

  FakeConnector splits(int count) {
    splits = count;
    return this;
  }

  FakeConnector source(Source replacement) {
    source = replacement;
    return this;
  }

  /** Makes the source fail at splits of more rows, which can be divided. */
  FakeConnector heavyAbove(int rows) {
    heavyAbove = rows;
    return this;
  }

  FakeConnector planning(Consumer<Set<String>> action) {
    planning = action;
    return this;
  }

  FakeConnector enricher(String dataset, Enricher enricher) {
    enrichers.put(dataset, enricher);
    return this;
  }

  /** The page that belongs to a checkpoint, as it should be. */
  Page page(Split split, Checkpoint checkpoint) {
    List<SourceRecord> all = rows(split);
    if (all.size() > heavyAbove) {
      throw new ConnectorException(ErrorKind.UNAVAILABLE, "too heavy");
    }
    int from = (int) checkpoint.rows();
    int to = Math.min(all.size(), from + pageSize);
    return new Page(
        all.subList(from, to),
        to < all.size() ? Optional.of(new Checkpoint("at " + to, to)) : Optional.empty(),
        all.size());
  }

  private List<SourceRecord> rows(Split split) {
    int slice = Integer.parseInt(split.attributes().get("slice"));
    List<SourceRecord> found = new ArrayList<>();
    List<SourceRecord> all = rows.getOrDefault(split.dataset(), List.of());
    for (int i = slice; i < all.size(); i += of(split)) {
      found.add(all.get(i));
    }
    return found;
  }

  private int of(Split split) {
    return Integer.parseInt(split.attributes().getOrDefault("of", Integer.toString(splits)));
  }

  private Split part(Split split, int slice, int of) {
    return new Split(
        split.dataset(),
        split.dataset() + "." + slice + "-of-" + of,
        Map.of("slice", Integer.toString(slice), "of", Integer.toString(of)));
  }

  @Override
  public String name() {
    return "Fake";
  }

  @Override
  public List<Dataset> datasets() {
    return List.copyOf(datasets);
  }

  @Override
  public MapLibrary maps() {
    return MapLibrary.of(Map.of(MACHINES, MACHINE_MAP, ISSUES, ISSUE_MAP));
  }

  static final TransformMap MACHINE_MAP =
      row -> {
        if (row.document().text("name").isEmpty()) {
          return Mapping.fail("a machine needs a name");
        }
        if (row.document().bool("retired").orElse(false)) {
          return Mapping.skip("retired");
        }
        return Mapping.of(
            new Asset(row.document().text("id").orElseThrow(), false, row.document()));
      };

  static final TransformMap ISSUE_MAP =
      row -> {
        String machine = row.document().text("machine").orElseThrow();
        return Mapping.of(
            new Finding(
                row.id(),
                machine,
                row.document().text("severity").orElse(""),
                "open",
                row.document()),
            new Asset(machine, true, Document.owning(Map.of("id", machine, "seenBy", "issue"))));
      };

  @Override
  public ScoreTable scores() {
    List<ScoreTable.Row> table = new ArrayList<>();
    List<String> words = List.of("info", "low", "medium", "high", "critical");
    for (int i = 0; i < 5; i++) {
      table.add(new ScoreTable.Row(i + 1, List.of(words.get(i)), 20 * (i + 1)));
    }
    return ScoreTable.of(table, 3);
  }

  @Override
  public IdentificationRules rules() {
    return IdentificationRules.of(List.of(new IdentificationRules.Entry(new IdRule(), true)));
  }

  private static final class IdRule implements io.tributary.identify.IdentificationRule {
    @Override
    public String name() {
      return "id";
    }

    @Override
    public Optional<String> identify(Asset asset) {
      return asset.document().text("id");
    }
  }

  @Override
  public Session open(Consumer<RequestEvent> requests) {
    opened.incrementAndGet();
    return new Session() {
      @Override
      public List<Split> plan(Set<String> names) {
        planning.accept(names);
        List<Split> plan = new ArrayList<>();
        for (Dataset dataset : datasets()) {
          for (int i = 0; names.contains(dataset.name()) && i < splits; i++) {
            plan.add(
                new Split(
                    dataset.name(),
                    dataset.name() + "." + i,
                    Map.of("slice", Integer.toString(i))));
          }
        }
        return plan;
      }

      @Override
      public List<Split> divide(Split split, Optional<ConnectorException> error) {
        int slice = Integer.parseInt(split.attributes().get("slice"));
        return error.filter(e -> "too heavy".equals(e.getMessage())).isPresent()
            ? List.of(
                part(split, slice, 2 * of(split)), part(split, slice + of(split), 2 * of(split)))
            : List.of();
      }

      @Override
      public Source source() {
        return (split, checkpoint) -> {
          requests.accept(
              new RequestEvent(
                  split.dataset(),
                  RequestEvent.Outcome.ANSWERED,
                  0,
                  Duration.ZERO,
                  Duration.ZERO,
                  OptionalLong.empty(),
                  OptionalInt.empty()));
          return source.fetch(split, checkpoint);
        };
      }

      @Override
      public List<Enricher> enrichers(String dataset) {
        return enrichers.containsKey(dataset) ? List.of(enrichers.get(dataset)) : List.of();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
