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
import java.util.stream.Stream;

/**
 * A generated Azure estate, as rows of Resource Graph: virtual machines with their networks, sites,
 * containers, registries and their images, some things in AWS and Google Cloud, and what Defender
 * for Cloud assesses of them, in either {@linkplain RecommendationModel model} or in both.
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
  private final int vulnerabilities;
  private final SecurityRows security;
  private final Map<String, Table> tables;

  private Estate(
      Blueprint blueprint, AssessmentPlan plan, int vulnerabilities, RecommendationModel model) {
    this.blueprint = blueprint;
    this.plan = plan;
    this.vulnerabilities = vulnerabilities;
    this.security = new SecurityRows(blueprint, plan, vulnerabilities, model);
    CloudRows clouds = security.clouds();
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
                workloads.others(ResourceKind.VIRTUAL_NETWORK),
                clouds.lambdas(),
                clouds.images()),
            "awsresources",
            clouds.instances(),
            "resourcecontainers",
            ChainedRows.of(scopes.subscriptions(), scopes.groups()),
            "securityresources",
            security.table());
  }

  /**
   * Starts an estate of 2 subscriptions, 40 virtual machines, 200 assessments, and 70 pieces of
   * vulnerable software.
   */
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
    return new TruthCount(blueprint, plan, expectations()).count();
  }

  /**
   * The findings that a sync of all datasets delivers with its default settings, each once: those
   * of unhealthy rows, where the details of CVEs can be read. Made as they are asked for, by rule.
   */
  public Stream<ExpectedFinding> findings() {
    return expectations().findings();
  }

  /** The keys of the assets of such a sync, full records and stubs, in lower case. */
  public Set<String> assetKeys() {
    return expectations().assetKeys();
  }

  private Expectations expectations() {
    return new Expectations(blueprint, security);
  }

  /** The same estate, of which Defender for Cloud tells in another model. */
  public Estate withModel(RecommendationModel model) {
    return new Estate(blueprint, plan, vulnerabilities, model);
  }

  /** The settings of an estate. */
  public static final class Builder {
    private static final int MOST_SUBSCRIPTIONS = 10_000;
    private static final int MOST_MACHINES = 1_000_000;
    private static final int MOST_ASSESSMENTS = 100_000_000;
    private static final int MOST_VULNERABILITIES = 10_000_000;

    private long seed = 1;
    private int subscriptions = 2;
    private int virtualMachines = 40;
    private int findings = 63;
    private int vulnerabilities = 70;
    private RecommendationModel model = RecommendationModel.BOTH;
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
     * How many pieces of vulnerable software there are, each with one CVE or several, 0 to
     * 10,000,000; 70 unless set. They come with a few findings that one model alone has; with 0
     * there are no other findings than the assessments.
     */
    public Builder vulnerabilities(int softwareRows) {
      this.vulnerabilities = softwareRows;
      return this;
    }

    /** How the vulnerabilities are told of; in both models unless set. */
    public Builder model(RecommendationModel value) {
      this.model = value;
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
      check(problems, "vulnerabilities", vulnerabilities, 0, MOST_VULNERABILITIES);
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
      return new Estate(
          blueprint,
          new AssessmentPlan(blueprint, Recommendations.load(), counts),
          vulnerabilities,
          model);
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
