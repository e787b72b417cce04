package io.tributary.testkit.estate;

import io.tributary.testkit.estate.MachineNetwork.PublicAddress;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Counts what an estate has by its rules, without making a row. */
final class TruthCount {
  private final Blueprint blueprint;
  private final AssessmentPlan plan;
  private final Expectations expectations;
  private final Map<String, Integer> byStatus = new TreeMap<>();
  private final Map<String, Integer> unhealthyBySeverity = new TreeMap<>();
  private final Map<ResourceKind, BitSet> assessed = new EnumMap<>(ResourceKind.class);
  private final Map<ResourceKind, BitSet> unhealthy = new EnumMap<>(ResourceKind.class);

  TruthCount(Blueprint blueprint, AssessmentPlan plan, Expectations expectations) {
    this.blueprint = blueprint;
    this.plan = plan;
    this.expectations = expectations;
  }

  EstateTruth count() {
    for (int i = 0; i < plan.size(); i++) {
      count(plan.at(i));
    }
    return new EstateTruth(
        blueprint.count(ResourceKind.SUBSCRIPTION),
        machines(),
        new EstateTruth.Assessments(byStatus, unhealthyBySeverity),
        workloads(),
        outsideTheInventory(unhealthy),
        outsideTheInventory(assessed),
        expectations.images(),
        expectations.datasets(),
        expectations.findingsBySeverity());
  }

  private void count(Assessment assessment) {
    byStatus.merge(assessment.status().name(), 1, Integer::sum);
    mark(assessed, assessment);
    if (assessment.status() == Assessment.Status.Unhealthy) {
      unhealthyBySeverity.merge(assessment.severity(), 1, Integer::sum);
      mark(unhealthy, assessment);
    }
  }

  private static void mark(Map<ResourceKind, BitSet> marks, Assessment assessment) {
    marks.computeIfAbsent(assessment.kind(), none -> new BitSet()).set(assessment.resource());
  }

  private static int outsideTheInventory(Map<ResourceKind, BitSet> marks) {
    return marks.entrySet().stream()
        .filter(entry -> entry.getKey() != ResourceKind.VIRTUAL_MACHINE)
        .mapToInt(entry -> entry.getValue().cardinality())
        .sum();
  }

  private EstateTruth.Machines machines() {
    return new EstateTruth.Machines(
        blueprint.count(ResourceKind.VIRTUAL_MACHINE),
        machines(network -> network.interfaces() > 0),
        machines(MachineNetwork::mac),
        machines(network -> network.address() == PublicAddress.ASSIGNED),
        machines(network -> network.interfaces() > 0 && !network.readable()),
        machines(network -> network.address() == PublicAddress.UNREADABLE),
        unhealthy.getOrDefault(ResourceKind.VIRTUAL_MACHINE, new BitSet()).cardinality());
  }

  private int machines(Predicate<MachineNetwork> wanted) {
    return (int)
        IntStream.range(0, blueprint.count(ResourceKind.VIRTUAL_MACHINE))
            .mapToObj(MachineNetwork::of)
            .filter(wanted)
            .count();
  }

  private EstateTruth.Workloads workloads() {
    int sites = blueprint.sites();
    int functionApps = (int) IntStream.range(0, sites).filter(Blueprint::isFunctionApp).count();
    int groups = blueprint.count(ResourceKind.CONTAINER_GROUP);
    return new EstateTruth.Workloads(
        functionApps,
        sites - functionApps,
        groups,
        IntStream.range(0, groups).map(ContainerGroupRows::containers).sum(),
        IntStream.range(0, groups).map(ContainerGroupRows::initContainers).sum(),
        blueprint.count(ResourceKind.CONTAINER_REGISTRY));
  }
}
