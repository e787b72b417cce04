package io.tributary.azure;

import io.tributary.Connector;
import io.tributary.Session;
import io.tributary.azure.DefenderForCloud.Settings;
import io.tributary.azure.source.DefenderDatasets;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.identify.AttributeRules;
import io.tributary.core.score.ScoreTables;
import io.tributary.core.transform.FieldMap;
import io.tributary.identify.IdentificationRules;
import io.tributary.score.ScoreTable;
import io.tributary.source.Dataset;
import io.tributary.source.RequestEvent;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.ModelLibrary;
import io.tributary.transform.TransformMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Defender for Cloud: its datasets, and the maps, scores and rules that come with them. */
final class DefenderConnector implements Connector {
  private final Settings settings;
  private final DefenderDatasets datasets;

  DefenderConnector(Settings settings) {
    this.settings = settings;
    this.datasets = DefenderDatasets.of(settings.statuses(), settings.resourceTypes());
  }

  @Override
  public String name() {
    return DefenderForCloud.NAME;
  }

  @Override
  public List<Dataset> datasets() {
    return datasets.all();
  }

  @Override
  public Session open(Consumer<RequestEvent> requests) {
    return new DefenderSession(settings, datasets, requests);
  }

  @Override
  public String settings() {
    return settings.text();
  }

  @Override
  public MapLibrary maps() {
    List<String> names =
        Stream.concat(datasets().stream().map(Dataset::map), OcsfMaps.names().stream())
            .distinct()
            .toList();
    // A host that has just started waits for them, and each is read and compiled by itself.
    List<FieldMap> maps = names.parallelStream().map(DefenderConnector::map).toList();
    Map<String, TransformMap> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), maps.get(i));
    }
    return MapLibrary.of(byName);
  }

  private static FieldMap map(String name) {
    return FieldMap.resource(DefenderForCloud.class, "transform/" + name + ".yaml");
  }

  @Override
  public ModelLibrary models() {
    return ShippedModels.read(datasets());
  }

  @Override
  public ScoreTable scores() {
    return ScoreTables.resource(DefenderForCloud.class, "score/defender-for-cloud.yaml");
  }

  @Override
  public IdentificationRules rules() {
    return AttributeRules.resource(DefenderForCloud.class, "identify/defender-for-cloud.yaml");
  }
}
