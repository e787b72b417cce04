package io.tributary.transform;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The data models of a connector by name: one of the rows of each dataset, and those that its maps
 * write. Immutable: a change makes another library.
 */
public final class ModelLibrary {
  private final Map<String, DataModel> models;

  private ModelLibrary(Map<String, DataModel> models) {
    this.models = models;
  }

  /**
   * A library of the given models.
   *
   * @throws IllegalArgumentException when two have one name
   */
  public static ModelLibrary of(Collection<DataModel> models) {
    Map<String, DataModel> byName = new TreeMap<>();
    for (DataModel model : models) {
      if (byName.putIfAbsent(model.name(), model) != null) {
        throw new IllegalArgumentException("Two models are named \"" + model.name() + "\"");
      }
    }
    return new ModelLibrary(byName);
  }

  /** The names, sorted; unmodifiable. */
  public Set<String> names() {
    return Collections.unmodifiableSet(models.keySet());
  }

  /** The model of a name, if there is one. */
  public Optional<DataModel> find(String name) {
    return Optional.ofNullable(models.get(name));
  }

  /**
   * The model of a name.
   *
   * @throws IllegalArgumentException when there is none; the message lists the names there are
   */
  public DataModel get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No data model is named \"" + name + "\"; there are " + models.keySet()));
  }

  /** The same library with one more model, or with another in place of the one of that name. */
  public ModelLibrary with(DataModel model) {
    Map<String, DataModel> changed = new TreeMap<>(models);
    changed.put(model.name(), model);
    return new ModelLibrary(changed);
  }
}
