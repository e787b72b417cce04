package io.tributary.core.transform;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map file over the files that it is based on: what maps have in common is written once. A part
 * of the record, a lookup, or the field of a target stands in place of what the base says.
 */
final class MapLayers {
  private static final int DEEPEST = 5;

  /** The file itself first, then its base, and that one's. */
  private final List<ConfigFile> files = new ArrayList<>();

  /**
   * Reads what a file is based on.
   *
   * @param sibling reads the file of a name that stands beside
   */
  MapLayers(ConfigFile file, Function<String, ConfigFile> sibling) {
    files.add(file);
    Optional<String> base = base(file);
    while (base.isPresent()) {
      if (files.size() == DEEPEST) {
        file.root().problem("base", "has too many files under it: at most " + (DEEPEST - 1));
        return;
      }
      ConfigFile next = sibling.apply(base.get());
      next.root().allowOnly("base", "description", "lookups", "record", "fields");
      files.add(next);
      base = base(next);
    }
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
    Map<String, ConfigNode> byTarget = new LinkedHashMap<>();
    int nameless = 0;
    for (int i = files.size() - 1; i >= 0; i--) {
      Map<String, ConfigNode> own = new LinkedHashMap<>();
      for (ConfigNode node : files.get(i).root().list("fields")) {
        // Two fields of one file with one target are a mistake, which the compiler names.
        String target = target(node).orElse("");
        own.put(
            target.isEmpty() || own.containsKey(target) ? target + '\0' + nameless++ : target,
            node);
      }
      byTarget.putAll(own);
    }
    return List.copyOf(byTarget.values());
  }

  void throwIfBroken() {
    files.forEach(ConfigFile::throwIfBroken);
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

  private static Optional<String> base(ConfigFile file) {
    return file.root().find("base").flatMap(ConfigNode::text);
  }

  private static Optional<String> target(ConfigNode node) {
    return node instanceof ConfigObject field
        ? field.find("target").map(ConfigNode::value).map(Object::toString)
        : Optional.empty();
  }
}
