package io.tributary.testkit.estate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a sync of all datasets delivers with its default settings, by rule. */
final class Expectations {
  private static final String DIGEST = "sha256:";

  private final Blueprint blueprint;
  private final SecurityRows security;

  Expectations(Blueprint blueprint, SecurityRows security) {
    this.blueprint = blueprint;
    this.security = security;
  }

  /** Each finding once. */
  Stream<ExpectedFinding> findings() {
    return delivered().filter(Told::isFirst).flatMap(told -> told.findings().stream());
  }

  Map<String, Integer> findingsBySeverity() {
    Map<String, Integer> counts = new TreeMap<>();
    findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
    return counts;
  }

  /** Each asset once, known from an inventory or only from a finding. */
  Set<String> assetKeys() {
    Set<String> keys = new HashSet<>(imageKeys());
    keys.addAll(security.clouds().instanceKeys());
    keys.addAll(security.clouds().lambdaKeys());
    add(
        keys,
        blueprint.count(ResourceKind.VIRTUAL_MACHINE),
        index -> id(ResourceKind.VIRTUAL_MACHINE, index));
    IntStream.range(0, blueprint.sites())
        .filter(Blueprint::isFunctionApp)
        .forEach(index -> keys.add(id(ResourceKind.SITE, index)));
    for (int group = 0; group < blueprint.count(ResourceKind.CONTAINER_GROUP); group++) {
      String id = id(ResourceKind.CONTAINER_GROUP, group);
      add(
          keys,
          ContainerGroupRows.containers(group),
          index -> id + "/containers/" + ContainerGroupRows.containerName(index));
      add(
          keys,
          ContainerGroupRows.initContainers(group),
          index -> id + "/initcontainers/" + ContainerGroupRows.initContainerName(index));
    }
    delivered()
        .forEach(
            told -> {
              keys.addAll(told.stubs());
              told.findings().forEach(finding -> keys.add(finding.asset()));
            });
    return keys;
  }

  int images() {
    Set<String> images = imageKeys();
    delivered()
        .flatMap(told -> told.findings().stream())
        .map(ExpectedFinding::asset)
        .filter(key -> key.startsWith(DIGEST))
        .forEach(images::add);
    return images.size();
  }

  Map<String, DatasetTruth> datasets() {
    Map<String, Count> counts = new TreeMap<>();
    security
        .told()
        .forEach(told -> counts.computeIfAbsent(told.dataset(), none -> new Count()).add(told));
    Map<String, DatasetTruth> datasets = new TreeMap<>();
    counts.forEach((name, count) -> datasets.put(name, count.truth()));
    int functionApps =
        (int) IntStream.range(0, blueprint.sites()).filter(Blueprint::isFunctionApp).count();
    Map.of(
            "azure.virtual-machine", blueprint.count(ResourceKind.VIRTUAL_MACHINE),
            "azure.container-instance", blueprint.count(ResourceKind.CONTAINER_GROUP),
            "azure.serverless", functionApps,
            "aws.ec2-instance", security.clouds().instanceKeys().size(),
            "aws.lambda-function", security.clouds().lambdaKeys().size(),
            "aws.container-image", security.clouds().imageKeys().size())
        .forEach((name, rows) -> datasets.put(name, DatasetTruth.ofAssets(rows)));
    return datasets;
  }

  private Stream<Told> delivered() {
    return security.told().filter(Told::isUnhealthy);
  }

  /**
   * Those that a registry or a table has, indexes among them; a chart or an attestation is none.
   */
  private Set<String> imageKeys() {
    EstateImages images = new EstateImages(blueprint);
    Set<String> keys = new HashSet<>(security.clouds().imageKeys());
    for (int position = 0; position < images.size(); position++) {
      EstateImage image = images.at(position);
      keys.addAll(image.platformDigests());
      if (image.isIndex()) {
        keys.add(image.digest());
      }
    }
    return keys;
  }

  private String id(ResourceKind kind, int index) {
    return blueprint.id(kind, index).text().toLowerCase(Locale.ROOT);
  }

  private static void add(Set<String> keys, int count, IntFunction<String> key) {
    IntStream.range(0, count).mapToObj(key).forEach(keys::add);
  }

  /** The rows of one dataset. */
  private static final class Count {
    private final Map<String, Integer> byStatus = new HashMap<>();
    private final Map<String, Integer> bySeverity = new HashMap<>();

    void add(Told told) {
      byStatus.merge(told.status(), told.rows(), Integer::sum);
      if (told.isUnhealthy()) {
        told.findings().forEach(finding -> bySeverity.merge(finding.severity(), 1, Integer::sum));
      }
    }

    DatasetTruth truth() {
      int announced = byStatus.getOrDefault(Assessment.Status.Unhealthy.name(), 0);
      return new DatasetTruth(announced, byStatus, bySeverity);
    }
  }
}
