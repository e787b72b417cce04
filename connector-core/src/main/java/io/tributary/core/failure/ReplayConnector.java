package io.tributary.core.failure;

import io.tributary.Connector;
import io.tributary.Session;
import io.tributary.enrich.Enricher;
import io.tributary.identify.IdentificationRules;
import io.tributary.record.SourceRecord;
import io.tributary.score.ScoreTable;
import io.tributary.source.Checkpoint;
import io.tributary.source.Dataset;
import io.tributary.source.Page;
import io.tributary.source.RequestEvent;
import io.tributary.source.Source;
import io.tributary.source.Split;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.ModelLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A connector whose rows are the dead letters of an earlier run. */
final class ReplayConnector implements Connector {
  private static final int PAGE = 500;

  private final Connector original;
  private final Path file;
  private final Map<String, List<SourceRecord>> letters = new TreeMap<>();

  ReplayConnector(Connector original, Path file) {
    this.original = original;
    this.file = file;
    DeadLetters.read(
        file,
        letter ->
            letters
                .computeIfAbsent(letter.dataset(), none -> new ArrayList<>())
                .add(new SourceRecord(letter.dataset(), letter.id(), letter.original())));
  }

  @Override
  public String name() {
    return original.name();
  }

  @Override
  public List<Dataset> datasets() {
    return original.datasets().stream()
        .filter(dataset -> letters.containsKey(dataset.name()))
        .toList();
  }

  @Override
  public String settings() {
    return original.settings() + "; replay of " + file;
  }

  @Override
  public MapLibrary maps() {
    return original.maps();
  }

  @Override
  public ModelLibrary models() {
    return original.models();
  }

  @Override
  public ScoreTable scores() {
    return original.scores();
  }

  @Override
  public IdentificationRules rules() {
    return original.rules();
  }

  @Override
  public Session open(Consumer<RequestEvent> requests) {
    return new Replay(original.open(requests), letters);
  }

  private record Replay(Session original, Map<String, List<SourceRecord>> letters)
      implements Session, Source {
    @Override
    public List<Split> plan(Set<String> datasets) {
      return letters.keySet().stream()
          .filter(datasets::contains)
          .map(dataset -> new Split(dataset, dataset + ".replay", Map.of()))
          .toList();
    }

    @Override
    public Page fetch(Split split, Checkpoint checkpoint) {
      List<SourceRecord> rows = letters.getOrDefault(split.dataset(), List.of());
      int from = (int) checkpoint.rows();
      int to = Math.min(rows.size(), from + PAGE);
      return new Page(
          rows.subList(from, to),
          to < rows.size()
              ? Optional.of(new Checkpoint(Integer.toString(to), to))
              : Optional.empty(),
          rows.size());
    }

    @Override
    public Source source() {
      return this;
    }

    @Override
    public List<Enricher> enrichers(String dataset) {
      return original.enrichers(dataset);
    }

    @Override
    public void close() {
      original.close();
    }
  }
}
