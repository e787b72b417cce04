package io.tributary.testkit.estate;

import io.tributary.testkit.AzureSimulator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an estate has and how it is named: every id follows from the seed, the kind and the index.
 */
final class Blueprint {
  private static final int MACHINES_PER_GROUP = 5;
  private static final int SITES_NOT_ASSESSED = 6;
  private static final List<String> WORKLOADS =
      List.of(
          "payments", "orders", "identity", "catalog", "analytics", "shipping", "support", "mail");
  private static final List<String> STAGES = List.of("prod", "test", "dev");
  private static final List<String> ROLES = List.of("web01", "web02", "app01", "sql01", "jump01");
  private static final List<String> SUBSCRIPTION_NAMES =
      List.of("Contoso Production", "Contoso Development", "Contoso Shared Services");
  private static final List<String> LOCATIONS =
      List.of("westeurope", "northeurope", "eastus", "eastus2", "southeastasia");

  private final long seed;
  private final int machines;
  private final int groups;
  private final List<String> subscriptions;

  Blueprint(long seed, int subscriptions, int machines) {
    this.seed = seed;
    this.machines = machines;
    this.groups = Math.max(subscriptions, (machines + MACHINES_PER_GROUP - 1) / MACHINES_PER_GROUP);
    this.subscriptions =
        IntStream.range(0, subscriptions).mapToObj(i -> draw("subscription", i).guid()).toList();
  }

  /** Numbers for one thing of the estate. */
  Draw draw(String what, long position) {
    return new Draw(seed, what, position);
  }

  String tenantId() {
    return AzureSimulator.TENANT_ID;
  }

  List<String> subscriptions() {
    return subscriptions;
  }

  String subscriptionName(int index) {
    String name = SUBSCRIPTION_NAMES.get(index % SUBSCRIPTION_NAMES.size());
    return index < SUBSCRIPTION_NAMES.size() ? name : name + " " + (index + 1);
  }

  int groups() {
    return groups;
  }

  ArmId group(int group) {
    int instance = group / (WORKLOADS.size() * STAGES.size());
    String name = "RG-" + workload(group) + "-" + stage(group);
    return ArmId.ofGroup(
        subscriptions.get(group % subscriptions.size()),
        instance == 0 ? name : name + "-" + (instance + 1));
  }

  /** What the resource group is for, such as {@code prod}. */
  String stage(int group) {
    return STAGES.get(group / WORKLOADS.size() % STAGES.size());
  }

  String location(int group) {
    return LOCATIONS.get(group % LOCATIONS.size());
  }

  /** How many there are of a kind. */
  int count(ResourceKind kind) {
    return switch (kind) {
      case VIRTUAL_MACHINE -> machines;
      case SUBSCRIPTION, VIRTUAL_NETWORK -> subscriptions.size();
      case STORAGE_ACCOUNT -> 1 + machines / 4;
      case SITE, KEY_VAULT -> 2 + machines / 8;
      case SQL_SERVER, CONTAINER_GROUP -> 2 + machines / 10;
      case VANISHED_MACHINE, ON_PREMISES_MACHINE, CONTAINER_REGISTRY -> 1 + machines / 20;
    };
  }

  /** How many sites there are: some more than those that assessments are about. */
  int sites() {
    return count(ResourceKind.SITE) + SITES_NOT_ASSESSED;
  }

  /** Machines; in an estate without any, key vaults instead. */
  ResourceKind machinesOrVaults() {
    return machines > 0 ? ResourceKind.VIRTUAL_MACHINE : ResourceKind.KEY_VAULT;
  }

  /** The resource group that a resource other than a subscription is in. */
  int groupOf(ResourceKind kind, int index) {
    return kind == ResourceKind.VIRTUAL_MACHINE ? index / MACHINES_PER_GROUP : index % groups;
  }

  /** The id of a resource. */
  ArmId id(ResourceKind kind, int index) {
    if (kind == ResourceKind.SUBSCRIPTION) {
      return ArmId.ofSubscription(subscriptions.get(index));
    }
    int group = groupOf(kind, index);
    return group(group).sibling(kind.type(), name(kind, index, workload(group), stage(group)));
  }

  private String name(ResourceKind kind, int index, String workload, String stage) {
    int number = index + 1;
    return switch (kind) {
      // The same in every stage of a workload: a name alone does not tell machines apart.
      case VIRTUAL_MACHINE -> "vm-" + workload + "-" + ROLES.get(index % MACHINES_PER_GROUP);
      case VANISHED_MACHINE -> "vm-" + workload + "-old" + number;
      case ON_PREMISES_MACHINE -> "law-contoso/onPremiseMachines/" + onPremises(index);
      case STORAGE_ACCOUNT -> "st" + workload + stage + number;
      case SITE -> (isFunctionApp(index) ? "func-" : "app-") + workload + "-" + number;
      case SQL_SERVER -> "sql-" + workload + "-" + number;
      case KEY_VAULT -> "kv-" + workload + "-" + number;
      case VIRTUAL_NETWORK -> "vnet-hub-" + number;
      case CONTAINER_REGISTRY -> "contosoregistry" + number;
      case CONTAINER_GROUP -> "aci-" + workload + "-" + number;
      case SUBSCRIPTION -> "";
    };
  }

  /** One of the machines outside Azure. */
  OnPremisesMachine onPremises(int index) {
    return new OnPremisesMachine(draw("outside", index));
  }

  /** Whether a site is a function app; else it is a web app. */
  static boolean isFunctionApp(int site) {
    return site % 2 == 0;
  }

  static String workload(int group) {
    return WORKLOADS.get(group % WORKLOADS.size());
  }
}
