package io.tributary.azure;

import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.model.DataModels;
import io.tributary.source.Dataset;
import io.tributary.transform.DataModel;
import io.tributary.transform.ModelLibrary;
import java.util.List;
import java.util.stream.Stream;

/** The data models that come with the connector, one a file. */
final class ShippedModels {
  private static final List<String> TARGETS = List.of("etm", "etm.delivered");

  private ShippedModels() {}

  /** The models of what is read for each dataset, and of what is made of it. */
  static ModelLibrary read(List<Dataset> datasets) {
    return ModelLibrary.of(
        Stream.of(datasets.stream().map(Dataset::name), TARGETS.stream(), OcsfMaps.names().stream())
            .flatMap(names -> names)
            .map(ShippedModels::model)
            .toList());
  }

  private static DataModel model(String name) {
    return DataModels.resource(DefenderForCloud.class, "model/" + name + ".yaml");
  }
}
