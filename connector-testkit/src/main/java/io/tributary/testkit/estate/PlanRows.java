package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Defender plans of each subscription. They are those of a subscription whose owners care: some
 * plans are off that nothing needs, and some are there that newer ones have replaced.
 */
final class PlanRows {
  private static final String PROVIDER = "/providers/Microsoft.Security/pricings/";

  private static final List<Plan> PLANS =
      List.of(
          new Plan(
              "VirtualMachines",
              true,
              "P2",
              List.of("MdeDesignatedSubscription=False", "AgentlessVmScanning=True")),
          new Plan("SqlServers", true, "", List.of()),
          new Plan("SqlServerVirtualMachines", true, "", List.of()),
          new Plan("AppServices", false, "", List.of()),
          new Plan("StorageAccounts", false, "", List.of()),
          new Plan("KeyVaults", false, "", List.of()),
          new Plan("Arm", false, "", List.of()),
          new Plan(
              "Containers",
              true,
              "",
              List.of("ContainerRegistriesVulnerabilityAssessments=True", "ContainerSensor=False")),
          new Plan(
              "CloudPosture",
              true,
              "",
              List.of(
                  "SensitiveDataDiscovery=True",
                  "ContainerRegistriesVulnerabilityAssessments=True",
                  "AgentlessVmScanning=True")),
          new Plan("KubernetesService", false, "", List.of()).replacedBy("Containers"),
          new Plan("ContainerRegistry", false, "", List.of()).replacedBy("Containers"));

  private final Blueprint blueprint;

  PlanRows(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  Table table() {
    return new GeneratedRows(blueprint.subscriptions().size() * PLANS.size(), this::row);
  }

  private Map<String, @Nullable Object> row(int index) {
    Plan plan = PLANS.get(index % PLANS.size());
    String subscription = blueprint.subscriptions().get(index / PLANS.size());
    Map<String, @Nullable Object> row =
        Trees.row(
            "/subscriptions/" + subscription + PROVIDER + plan.name,
            plan.name,
            "microsoft.security/pricings",
            blueprint.tenantId(),
            "",
            subscription);
    row.put("properties", plan.properties());
    return row;
  }

  /** A plan; its extensions as {@code name=isEnabled}. */
  private record Plan(
      String name, boolean on, String subPlan, List<String> extensions, String replacement) {
    Plan(String name, boolean on, String subPlan, List<String> extensions) {
      this(name, on, subPlan, extensions, "");
    }

    Plan replacedBy(String other) {
      return new Plan(name, on, subPlan, extensions, other);
    }

    Map<String, @Nullable Object> properties() {
      Map<String, @Nullable Object> properties =
          object("pricingTier", on ? "Standard" : "Free", "freeTrialRemainingTime", "PT0S");
      if (!subPlan.isEmpty()) {
        properties.put("subPlan", subPlan);
      }
      if (!replacement.isEmpty()) {
        properties.put("deprecated", true);
        properties.put("replacedBy", List.of(replacement));
      }
      if (!extensions.isEmpty()) {
        List<Object> each = new ArrayList<>();
        for (String extension : extensions) {
          String[] parts = extension.split("=", 2);
          each.add(object("name", parts[0], "isEnabled", parts[1]));
        }
        properties.put("extensions", each);
      }
      return properties;
    }
  }
}
