package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.failure.ConnectorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map file over the files that it is based on: what maps have in common is written once, and a
 * host says only what it wants otherwise. A part of the record, a lookup, or the field of a target
 * stands in place of what the base says.
 */
final class MapLayers {
  private static final int DEEPEST = 6;

  /** The file itself first, then its base, and that one's. */
  private final List<ConfigFile> files = new ArrayList<>();

  private final List<LayerUpgrade> upgrades = new ArrayList<>();
  private final List<ConfigNode> fields;

  /**
   * Reads what a file is based on.
   *
   * @param bases finds it
   */
  MapLayers(ConfigFile file, MapSource.Bases bases) {
    files.add(file);
    Optional<MapSource> base = base(file, bases);
    while (base.isPresent()) {
      ConfigFile upper = files.get(files.size() - 1);
      if (files.size() == DEEPEST) {
        file.root().problem("base", "has too many files under it: at most " + (DEEPEST - 1));
        break;
      }
      Optional<ConfigFile> next = read(upper, base.get());
      if (next.isEmpty()) {
        break;
      }
      next.get().root().allowOnly(MapKeys.ROOT);
      files.add(next.get());
      base = base(next.get(), base.get().bases());
    }
    for (int i = 0; i < files.size(); i++) {
      upgrades.add(
          new LayerUpgrade(files.get(i), i + 1 < files.size() ? files.get(i + 1) : files.get(i)));
    }
    fields = merge();
  }

  /** The file itself first, then its base, and that one's. */
  List<ConfigFile> files() {
    return List.copyOf(files);
  }

  /** The record rule. */
  Optional<ConfigObject> record() {
    return merged("record");
  }

  /** The tables that fields look words up in, by name. */
  Optional<ConfigObject> lookups() {
    return merged("lookups");
  }

  /** The fields: those of the base first. */
  List<ConfigNode> fields() {
    return fields;
  }

  /** Whether a field is in the file itself. */
  boolean isOwn(ConfigNode field) {
    return files.get(0).root().list("fields").stream().anyMatch(own -> own == field);
  }

  /** What a map says about itself, or else the nearest map that it is based on. */
  Optional<String> inherited(String key) {
    return files.stream()
        .map(ConfigFile::root)
        .filter(root -> root.has("name") || root == files.get(0).root())
        .flatMap(root -> root.find(key).stream())
        .findFirst()
        .flatMap(ConfigNode::text);
  }

  /** What a change of the base's version leaves to be looked at. */
  List<MapConflict> conflicts() {
    return upgrades.stream().flatMap(upgrade -> upgrade.conflicts().stream()).toList();
  }

  private List<ConfigNode> merge() {
    Map<String, ConfigNode> byTarget = new LinkedHashMap<>();
    int nameless = 0;
    for (int i = files.size() - 1; i >= 0; i--) {
      ConfigObject root = files.get(i).root();
      LayerUpgrade upgrade = upgrades.get(i);
      for (ConfigNode node : root.list("remove")) {
        String target = node.text().orElse("");
        if (byTarget.remove(target) == null && !target.isEmpty()) {
          upgrade.removesNothing(target, node, byTarget.keySet());
        }
      }
      Map<String, ConfigNode> own = new LinkedHashMap<>();
      for (ConfigNode node : root.list("fields")) {
        // Two fields of one file with one target are a mistake, which the compiler names.
        String target = target(node).orElse("");
        if (!target.isEmpty()) {
          upgrade.writes(target, byTarget.containsKey(target), node);
        }
        own.put(
            target.isEmpty() || own.containsKey(target) ? target + '\0' + nameless++ : target,
            node);
      }
      byTarget.putAll(own);
    }
    return List.copyOf(byTarget.values());
  }

  private Optional<ConfigObject> merged(String key) {
    Optional<ConfigObject> merged = Optional.empty();
    for (ConfigFile file : files) {
      Optional<ConfigObject> below = file.root().find(key).flatMap(ConfigNode::object);
      merged =
          merged.isPresent() && below.isPresent()
              ? Optional.of(merged.get().over(below.get()))
              : merged.or(() -> below);
    }
    return merged;
  }

  private static Optional<MapSource> base(ConfigFile file, MapSource.Bases bases) {
    ConfigObject root = file.root();
    if (!root.has("base")) {
      root.find("baseVersion").ifPresent(node -> node.problem("is for maps with a base"));
      root.find("remove").ifPresent(node -> node.problem("is for maps with a base"));
    }
    Optional<ConfigNode> base = root.find("base");
    try {
      return base.flatMap(ConfigNode::text).map(bases::find);
    } catch (ConnectorException e) {
      base.ifPresent(node -> unreadable(node, e));
      return Optional.empty();
    }
  }

  private static Optional<ConfigFile> read(ConfigFile upper, MapSource source) {
    try {
      return Optional.of(source.file().get());
    } catch (ConnectorException e) {
      upper.root().find("base").ifPresent(node -> unreadable(node, e));
      return Optional.empty();
    }
  }

  private static void unreadable(ConfigNode base, ConnectorException e) {
    base.problem("cannot be used: " + String.valueOf(e.getMessage()).replace("\n", "; "));
  }

  private static Optional<String> target(ConfigNode node) {
    return node instanceof ConfigObject field
        ? field.find("target").map(ConfigNode::value).map(Object::toString)
        : Optional.empty();
  }
}
