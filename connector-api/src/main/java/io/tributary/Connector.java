package io.tributary;

import io.tributary.identify.IdentificationRules;
import io.tributary.score.ScoreTable;
import io.tributary.source.Dataset;
import io.tributary.source.RequestEvent;
import io.tributary.transform.MapLibrary;
import io.tributary.transform.ModelLibrary;
import java.util.List;
import java.util.function.Consumer;

/**
 * A vendor's product: what it has, how it is read, and a default for every later stage.
 *
 * <p>Immutable, safe for any thread, and free of I/O until a session is used. A host makes one with
 * the builder of the vendor's module and gives it to a pipeline.
 */
public interface Connector {
  /** The product's name as hosts query for it, such as {@code Defender for Cloud}. */
  String name();

  /**
   * Everything that can be read, asset datasets first. Of findings with one key, that of the
   * earliest dataset is delivered.
   */
  List<Dataset> datasets();

  /**
   * Opens the connector for one run. Does no I/O itself.
   *
   * @param requests told of every request that goes out, from the threads that make them
   */
  Session open(Consumer<RequestEvent> requests);

  /**
   * What of the host's choices decides which rows there are, such as the scope, as text without a
   * secret. A run that stopped is resumed only where this is the same.
   */
  default String settings() {
    return "";
  }

  /**
   * The maps that come with the connector, by the names that {@link Dataset#map} uses, and those
   * that bring what is delivered into other target models.
   */
  MapLibrary maps();

  /**
   * The data models that come with the connector: of the rows of each dataset, by the dataset's
   * name, and of what the maps write. None unless the connector says otherwise.
   */
  default ModelLibrary models() {
    return ModelLibrary.of(List.of());
  }

  /** The score table that comes with the connector. */
  ScoreTable scores();

  /** The identification rules that come with the connector. */
  IdentificationRules rules();
}
