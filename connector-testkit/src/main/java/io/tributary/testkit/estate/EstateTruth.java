package io.tributary.testkit.estate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sync of an estate must arrive at, by the rules that the estate is made of.
 *
 * @param subscriptions how many there are
 * @param machines what is known of the virtual machines
 * @param assessments how many there are of which sort, without those of vulnerabilities
 * @param workloads what else runs
 * @param onlyFromUnhealthy assets that are known only from those that are unhealthy: no virtual
 *     machine of the resources table, each counted once whatever its casing
 * @param onlyFromAnyStatus assets that are known only from those of any status
 * @param images distinct images of containers and indexes of some, whatever names or holds them
 * @param datasets what each dataset has, by its name; images have none, as no table lists them
 * @param findingsBySeverity what a sync of all datasets delivers, each key once, by severity; those
 *     without one are under the empty string
 */
public record EstateTruth(
    int subscriptions,
    Machines machines,
    Assessments assessments,
    Workloads workloads,
    int onlyFromUnhealthy,
    int onlyFromAnyStatus,
    int images,
    Map<String, DatasetTruth> datasets,
    Map<String, Integer> findingsBySeverity) {

  /** Copies the maps, sorted. */
  public EstateTruth {
    datasets = Collections.unmodifiableMap(new TreeMap<>(datasets));
    findingsBySeverity = Collections.unmodifiableMap(new TreeMap<>(findingsBySeverity));
  }

  /** Distinct findings of a sync of all datasets. */
  public int findings() {
    return findingsBySeverity.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Distinct assets of a sync of virtual machines and unhealthy assessments. */
  public int assets() {
    return machines.total() + onlyFromUnhealthy;
  }

  /** Distinct assets of a sync of virtual machines and all assessments. */
  public int assetsOfAnyStatus() {
    return machines.total() + onlyFromAnyStatus;
  }

  /**
   * The virtual machines of the resources table.
   *
   * @param total how many there are
   * @param withInterface those with a primary network interface, readable or not
   * @param withMacAddress those whose primary interface has a MAC address
   * @param withPublicAddress those whose primary interface has a public address that is assigned
   * @param unreadableInterfaces primary interfaces that have no row
   * @param unreadableAddresses public addresses of primary interfaces that have no row
   * @param withUnhealthy those that unhealthy assessments are about
   */
  public record Machines(
      int total,
      int withInterface,
      int withMacAddress,
      int withPublicAddress,
      int unreadableInterfaces,
      int unreadableAddresses,
      int withUnhealthy) {}

  /**
   * The assessments.
   *
   * @param byStatus how many there are of each status, by Azure's word
   * @param unhealthyBySeverity how many of the unhealthy there are of each severity, by Azure's
   *     word; those without one are under the empty string
   */
  public record Assessments(
      Map<String, Integer> byStatus, Map<String, Integer> unhealthyBySeverity) {
    /** Copies the maps, sorted by word. */
    public Assessments {
      byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
      unhealthyBySeverity = Collections.unmodifiableMap(new TreeMap<>(unhealthyBySeverity));
    }

    /** All of them. */
    public int total() {
      return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The unhealthy ones: what is a finding by default. */
    public int unhealthy() {
      return byStatus.getOrDefault("Unhealthy", 0);
    }
  }

  /**
   * Apps and containers.
   *
   * @param functionApps sites that are function apps, of whatever kind
   * @param webApps sites that are not, even if their kind looks like it
   * @param containerGroups groups of container instances
   * @param containers the containers in them
   * @param initContainers those that run before the others
   * @param registries container registries
   */
  public record Workloads(
      int functionApps,
      int webApps,
      int containerGroups,
      int containers,
      int initContainers,
      int registries) {}
}
