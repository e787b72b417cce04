package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.core.config.Suggestion;
import io.tributary.core.transform.MapConflict.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A layer and the version of what is below it: which of its changes have to be looked at. */
final class LayerUpgrade {
  private final Optional<String> madeFor;
  private final String base;
  private final boolean upgraded;
  private final List<MapConflict> conflicts = new ArrayList<>();

  /**
   * Compares versions.
   *
   * @param layer the upper file
   * @param below the file that it is based on
   */
  LayerUpgrade(ConfigFile layer, ConfigFile below) {
    ConfigObject root = layer.root();
    Optional<ConfigNode> made = layer == below ? Optional.empty() : root.find("baseVersion");
    Optional<String> version = text(below.root(), "version");
    if (made.isPresent() && version.isEmpty()) {
      made.get().problem("cannot be told: what it is based on has no version");
    }
    this.madeFor = made.flatMap(ConfigNode::text);
    this.base = text(below.root(), "name").orElse("its base") + " " + version.orElse("");
    this.upgraded = madeFor.isPresent() && version.isPresent() && !madeFor.equals(version);
    for (String part : List.of("record", "lookups")) {
      if (upgraded
          && root.find(part).orElse(null) instanceof ConfigObject own
          && below.root().find(part).orElse(null) instanceof ConfigObject other) {
        own.keys().stream()
            .filter(other::has)
            .forEach(key -> add(Kind.REPLACES, part + "." + key, own.find(key).orElse(own)));
      }
    }
  }

  /** Notes that the layer writes a target. */
  void writes(String target, boolean below, ConfigNode field) {
    if (upgraded) {
      add(below ? Kind.REPLACES : Kind.ADDS, target, field);
    }
  }

  /** Notes that the layer removes what is not there: a mistake, unless it was there before. */
  void removesNothing(String target, ConfigNode node, Collection<String> targets) {
    if (upgraded) {
      add(Kind.REMOVES_NOTHING, target, node);
    } else {
      node.problem(
          "is no target of what it is based on" + Suggestion.near(targets, target).orElse(""));
    }
  }

  /** What was noted. */
  List<MapConflict> conflicts() {
    return List.copyOf(conflicts);
  }

  private void add(Kind kind, String part, ConfigNode node) {
    MapConflict conflict = conflict(kind, part);
    conflicts.add(conflict);
    node.warning("is " + conflict);
  }

  private MapConflict conflict(Kind kind, String part) {
    return new MapConflict(kind, part, base, madeFor.orElse(""));
  }

  private static Optional<String> text(ConfigObject root, String key) {
    return root.find(key).map(ConfigNode::value).map(Object::toString);
  }
}
