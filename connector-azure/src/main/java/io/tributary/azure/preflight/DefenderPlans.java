package io.tributary.azure.preflight;

import io.tributary.core.config.ConfigFile;
import io.tributary.core.config.ConfigNode;
import io.tributary.core.config.ConfigObject;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Defender plans of a subscription that are on.
 *
 * @param on their names, and those of their extensions that are on, as {@code Plan/Extension}
 */
record DefenderPlans(Set<String> on) {
  private static final List<Look> LOOKS = looks();

  /** Copies the set. */
  DefenderPlans {
    on = Set.copyOf(on);
  }

  /**
   * What Defender for Cloud looks for.
   *
   * @param what it is
   * @param with plans, or extensions of plans, any of which will do
   */
  record Look(String what, List<String> with) {}

  /**
   * Reads the plans of a subscription.
   *
   * @param plans each as {@code name|tier|extensions}, the last as JSON
   */
  static DefenderPlans of(List<String> plans) {
    Set<String> on = new TreeSet<>();
    for (String plan : plans) {
      String[] parts = plan.split("\\|", 3);
      if (parts.length == 3 && parts[1].equalsIgnoreCase("Standard")) {
        on.add(parts[0]);
        for (Document extension : extensions(parts[2])) {
          if (extension.text("isEnabled").orElse("").equalsIgnoreCase("true")) {
            extension.text("name").ifPresent(name -> on.add(parts[0] + "/" + name));
          }
        }
      }
    }
    return new DefenderPlans(on);
  }

  boolean anyOn() {
    return !on.isEmpty();
  }

  /** What is not looked for. */
  List<Look> missing() {
    return LOOKS.stream().filter(look -> look.with.stream().noneMatch(on::contains)).toList();
  }

  private static List<Document> extensions(String json) {
    try {
      return Json.document("{\"extensions\":" + (json.isBlank() ? "[]" : json) + "}")
          .objects("extensions");
    } catch (IllegalArgumentException e) {
      return List.of(); // Not told.
    }
  }

  private static List<Look> looks() {
    ConfigFile file = ConfigFile.resource(DefenderPlans.class, "looks.yaml");
    List<Look> looks = new ArrayList<>();
    for (ConfigNode node : file.root().requiredList("looks")) {
      node.object().map(DefenderPlans::look).ifPresent(looks::add);
    }
    file.throwIfBroken();
    return List.copyOf(looks);
  }

  private static Look look(ConfigObject entry) {
    entry.allowOnly("for", "with");
    return new Look(
        entry.requiredText("for"),
        entry.list("with").stream().flatMap(node -> node.text().stream()).toList());
  }
}
