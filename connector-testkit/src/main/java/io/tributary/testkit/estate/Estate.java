package io.tributary.testkit.estate;

import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Table;
import io.tributary.testkit.Tables;
import io.tributary.testkit.registry.RegistryContent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A generated Azure estate, as rows of Resource Graph: virtual machines with their networks, sites,
 * containers, registries, and what Defender for Cloud assesses of them.
 *
 * <p>The same settings give the same rows, on any machine and in any order: a row is made when it
 * is asked for, from the seed and its index alone, so that a million findings take no memory. What
 * makes real estates hard is in it in fixed proportions: ids in different casings, missing, empty
 * and odd values, machines with no, one or several interfaces, interfaces and addresses that cannot
 * be read, assessments of resources that no inventory has. {@link #truth} says what a sync must
 * arrive at all the same. All names are fictional; the tenant is {@link AzureSimulator#TENANT_ID}.
 *
 * <p>Immutable and safe for any thread.
 */
public final class Estate implements Tables {
  private final Blueprint blueprint;
  private final AssessmentPlan plan;
  private final Map<String, Table> tables;

  private Estate(Blueprint blueprint, AssessmentPlan plan) {
    this.blueprint = blueprint;
    this.plan = plan;
    NetworkRows networks = new NetworkRows(blueprint);
    WorkloadRows workloads = new WorkloadRows(blueprint);
    ScopeRows scopes = new ScopeRows(blueprint);
    this.tables =
        Map.of(
            "resources",
            ChainedRows.of(
                new MachineRows(blueprint).table(),
                networks.interfaces(),
                networks.addresses(),
                workloads.sites(),
                new ContainerGroupRows(blueprint).table(),
                workloads.registries(),
                workloads.others(ResourceKind.STORAGE_ACCOUNT),
                workloads.others(ResourceKind.SQL_SERVER),
                workloads.others(ResourceKind.KEY_VAULT),
                workloads.others(ResourceKind.VIRTUAL_NETWORK)),
            "resourcecontainers",
            ChainedRows.of(scopes.subscriptions(), scopes.groups()),
            "securityresources",
            new AssessmentRows(blueprint, plan).table());
  }

  /** Starts an estate of 2 subscriptions, 40 virtual machines and 200 assessments. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Set<String> names() {
    return tables.keySet();
  }

  @Override
  public Table table(String name) {
    return tables.getOrDefault(name, ChainedRows.of());
  }

  /** The ids of the subscriptions, in the order of their rows. */
  public List<String> subscriptions() {
    return blueprint.subscriptions();
  }

  /** What is in the registries that the resources table has. */
  public RegistryContent registryContent() {
    return new EstateImages(blueprint);
  }

  /**
   * What a sync of this estate must arrive at. Counted anew with each call, by rule and without
   * making rows, in a time that grows with the assessments.
   */
  public EstateTruth truth() {
    return new TruthCount(blueprint, plan).count();
  }

  /** The settings of an estate. */
  public static final class Builder {
    private static final int MOST_SUBSCRIPTIONS = 10_000;
    private static final int MOST_MACHINES = 1_000_000;
    private static final int MOST_ASSESSMENTS = 100_000_000;

    private long seed = 1;
    private int subscriptions = 2;
    private int virtualMachines = 40;
    private int findings = 63;
    private OptionalInt healthy = OptionalInt.empty();
    private OptionalInt notApplicable = OptionalInt.empty();

    private Builder() {}

    /** What all ids, dates and addresses follow from; 1 unless set. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /** How many subscriptions there are, 1 to 10,000; 2 unless set. */
    public Builder subscriptions(int count) {
      this.subscriptions = count;
      return this;
    }

    /**
     * How many virtual machines there are, 0 to 1,000,000; 40 unless set. The numbers of all other
     * resources follow from it.
     */
    public Builder virtualMachines(int count) {
      this.virtualMachines = count;
      return this;
    }

    /** How many assessments are unhealthy, 0 to 100,000,000; 63 unless set. */
    public Builder findings(int unhealthy) {
      this.findings = unhealthy;
      return this;
    }

    /** How many assessments are healthy besides; 88 for 63 unhealthy ones unless set. */
    public Builder healthy(int count) {
      this.healthy = OptionalInt.of(count);
      return this;
    }

    /** How many assessments are not applicable besides; 49 for 63 unhealthy ones unless set. */
    public Builder notApplicable(int count) {
      this.notApplicable = OptionalInt.of(count);
      return this;
    }

    /**
     * Makes the estate.
     *
     * @throws IllegalArgumentException that names every setting out of bounds
     */
    public Estate build() {
      List<String> problems = new ArrayList<>();
      check(problems, "subscriptions", subscriptions, 1, MOST_SUBSCRIPTIONS);
      check(problems, "virtual machines", virtualMachines, 0, MOST_MACHINES);
      check(problems, "findings", findings, 0, MOST_ASSESSMENTS);
      healthy.ifPresent(
          count -> check(problems, "healthy assessments", count, 0, MOST_ASSESSMENTS));
      notApplicable.ifPresent(
          count -> check(problems, "assessments not applicable", count, 0, MOST_ASSESSMENTS));
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException("Not an estate: " + String.join("; ", problems));
      }
      Map<Assessment.Status, Integer> counts = new EnumMap<>(Assessment.Status.class);
      counts.put(Assessment.Status.Unhealthy, findings);
      counts.put(Assessment.Status.Healthy, healthy.orElse(inProportion(88)));
      counts.put(Assessment.Status.NotApplicable, notApplicable.orElse(inProportion(49)));
      Blueprint blueprint = new Blueprint(seed, subscriptions, virtualMachines);
      return new Estate(blueprint, new AssessmentPlan(blueprint, Recommendations.load(), counts));
    }

    /** Of 200 recorded assessments, 63 were unhealthy, 88 healthy, and 49 not applicable. */
    private int inProportion(int toSixtyThree) {
      return (int) Math.round(findings * (toSixtyThree / 63.0));
    }

    private static void check(List<String> problems, String what, int count, int from, int to) {
      if (count < from || count > to) {
        problems.add(what + " must be " + from + " to " + to + ", was " + count);
      }
    }
  }
}
