package io.tributary.core.identify;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.identify.IdentificationRules;
import io.tributary.record.FieldPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads identification rules from YAML or JSON files: a list of {@code rules}, the most trusted
 * first, each with its {@code name}, its {@code attributes} and whether it is {@code enabled},
 * which it is unless the file says otherwise.
 *
 * <p>All methods throw {@link io.tributary.failure.ConnectorException} of kind {@code
 * CONFIGURATION} for a file that cannot be read or is wrong; the message has all problems, one a
 * line, with line and column.
 */
public final class AttributeRules {
  private AttributeRules() {}

  /** Reads a file. */
  public static IdentificationRules load(Path path) {
    return read(ConfigFile.load(path));
  }

  /** Reads a resource beside a class. */
  public static IdentificationRules resource(Class<?> anchor, String name) {
    return read(ConfigFile.resource(anchor, name));
  }

  /**
   * Reads text.
   *
   * @param origin names the text in messages
   */
  public static IdentificationRules parse(String text, String origin) {
    return read(ConfigFile.parse(text, origin));
  }

  private static IdentificationRules read(ConfigFile file) {
    ConfigObject root = file.root();
    root.allowOnly("rules");
    List<ConfigNode> nodes = root.requiredList("rules");
    List<Draft> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigNode node : nodes) {
      Optional<ConfigObject> rule = node.object();
      if (rule.isPresent()) {
        Draft draft = draft(rule.get());
        if (!names.add(draft.name())) {
          rule.get().problem("name", "is the name of an earlier rule: \"" + draft.name() + "\"");
        }
        drafts.add(draft);
      }
    }
    if (!drafts.isEmpty() && drafts.stream().noneMatch(Draft::enabled)) {
      root.problem("rules", "must have at least one rule that is enabled");
    }
    file.throwIfBroken();
    return IdentificationRules.of(drafts.stream().map(Draft::entry).toList());
  }

  private static Draft draft(ConfigObject rule) {
    rule.allowOnly("name", "attributes", "enabled");
    String name = rule.requiredText("name");
    if (!name.isBlank() && !AttributeRule.isName(name)) {
      rule.problem("name", "must be lower case with dashes, not \"" + name + "\"");
    }
    List<FieldPath> attributes = new ArrayList<>();
    for (ConfigNode node : rule.requiredList("attributes")) {
      node.text().flatMap(text -> attribute(node, text)).ifPresent(attributes::add);
    }
    return new Draft(name, attributes, rule.flag("enabled", true));
  }

  private static Optional<FieldPath> attribute(ConfigNode node, String text) {
    try {
      FieldPath path = FieldPath.parse(text);
      if (path.wildcards() == 0) {
        return Optional.of(path);
      }
      node.problem("leads to many values: \"" + text + "\"");
    } catch (IllegalArgumentException e) {
      node.problem("is not a path: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** A rule as it was read, before it is known to be right. */
  private record Draft(String name, List<FieldPath> attributes, boolean enabled) {
    IdentificationRules.Entry entry() {
      return new IdentificationRules.Entry(new AttributeRule(name, attributes), enabled);
    }
  }
}
