package io.tributary.testkit.estate;

import io.tributary.record.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the truth about an estate by reading its rows, as a sync would. */
final class Recount {
  private static final String SUBSCRIPTIONS = "microsoft.resources/subscriptions";
  private final List<Document> containers;
  private final Map<String, Document> resources = new HashMap<>();
  private final List<Document> assessments;
  private final AssetRecount assets;
  private final VulnerabilityRecount vulnerabilities;

  Recount(Estate estate) {
    containers = documents(estate, "resourcecontainers");
    documents(estate, "resources").forEach(row -> resources.put(key(row, "id"), row));
    assessments =
        documents(estate, "securityresources").stream().filter(Recount::isOfAzureAlone).toList();
    assets = new AssetRecount(estate);
    vulnerabilities = new VulnerabilityRecount(estate);
  }

  EstateTruth truth() {
    Map<String, Integer> byStatus = new TreeMap<>();
    Map<String, Integer> bySeverity = new TreeMap<>();
    Set<String> assessed = new HashSet<>();
    Set<String> unhealthy = new HashSet<>();
    for (Document row : assessments) {
      String status = row.text("properties.status.code").orElseThrow();
      byStatus.merge(status, 1, Integer::sum);
      assessed.add(assessedKey(row));
      if (status.equals("Unhealthy")) {
        bySeverity.merge(row.text("properties.metadata.severity").orElse(""), 1, Integer::sum);
        unhealthy.add(assessedKey(row));
      }
    }
    Set<String> machines = new HashSet<>();
    ofType("microsoft.compute/virtualmachines").forEach(row -> machines.add(key(row, "id")));
    int unhealthyMachines = (int) unhealthy.stream().filter(machines::contains).count();
    assessed.removeAll(machines);
    unhealthy.removeAll(machines);
    return new EstateTruth(
        (int) containers.stream().filter(row -> isType(row, SUBSCRIPTIONS)).count(),
        machines(unhealthyMachines),
        new EstateTruth.Assessments(byStatus, bySeverity),
        workloads(),
        unhealthy.size(),
        assessed.size(),
        (int) assetKeys().stream().filter(key -> key.startsWith("sha256:")).count(),
        datasets(),
        vulnerabilities.findings().values().stream()
            .collect(Collectors.toMap(ExpectedFinding::severity, finding -> 1, Integer::sum)));
  }

  /** All assets, those that findings alone name among them. */
  Set<String> assetKeys() {
    Set<String> keys = new HashSet<>(assets.keys());
    keys.addAll(vulnerabilities.assets());
    return keys;
  }

  /** All findings of unhealthy rows, by their keys. */
  Map<String, ExpectedFinding> findings() {
    return vulnerabilities.findings();
  }

  private Map<String, DatasetTruth> datasets() {
    Map<String, DatasetTruth> datasets = new TreeMap<>(vulnerabilities.datasets());
    assets
        .rows()
        .forEach((name, rows) -> datasets.put(name, new DatasetTruth(rows, Map.of(), Map.of())));
    return datasets;
  }

  /** Whether an assessment is of those that tell of no software, and of nothing in other clouds. */
  private static boolean isOfAzureAlone(Document row) {
    return isType(row, "microsoft.security/assessments")
        && row.text("properties.metadata.recommendationCategory").isEmpty()
        && !row.text("id").orElse("").contains("/securityentitydata/");
  }

  private EstateTruth.Machines machines(int unhealthy) {
    int[] counts = new int[6];
    ofType("microsoft.compute/virtualmachines")
        .forEach(
            machine -> {
              counts[0]++;
              Optional<Document> reference =
                  primary(machine.objects("properties.networkProfile.networkInterfaces"));
              if (reference.isEmpty()) {
                return;
              }
              counts[1]++;
              Document nic = resources.get(key(reference.get(), "id"));
              if (nic == null) {
                counts[4]++;
                return;
              }
              if (nic.text("properties.macAddress").filter(mac -> !mac.isEmpty()).isPresent()) {
                counts[2]++;
              }
              Optional<String> address =
                  primary(nic.objects("properties.ipConfigurations"))
                      .flatMap(main -> main.text("properties.publicIPAddress.id"));
              if (address.isPresent()) {
                Document row = resources.get(address.get().toLowerCase(Locale.ROOT));
                counts[5] += row == null ? 1 : 0;
                counts[3] += row != null && row.text("properties.ipAddress").isPresent() ? 1 : 0;
              }
            });
    return new EstateTruth.Machines(
        counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], unhealthy);
  }

  private EstateTruth.Workloads workloads() {
    int functionApps =
        (int)
            ofType("microsoft.web/sites")
                .filter(
                    row -> List.of(row.text("kind").orElse("").split(",")).contains("functionapp"))
                .count();
    List<Document> groups = ofType("microsoft.containerinstance/containergroups").toList();
    return new EstateTruth.Workloads(
        functionApps,
        (int) ofType("microsoft.web/sites").count() - functionApps,
        groups.size(),
        groups.stream().mapToInt(row -> row.objects("properties.containers").size()).sum(),
        groups.stream().mapToInt(row -> row.objects("properties.initContainers").size()).sum(),
        (int) ofType("microsoft.containerregistry/registries").count());
  }

  private Stream<Document> ofType(String type) {
    return resources.values().stream().filter(row -> isType(row, type));
  }

  private static boolean isType(Document row, String type) {
    return row.text("type").orElse("").equals(type);
  }

  private static Optional<Document> primary(List<Document> candidates) {
    return candidates.size() == 1
        ? Optional.of(candidates.get(0))
        : candidates.stream()
            .filter(candidate -> candidate.bool("properties.primary").orElse(false))
            .findFirst();
  }

  /** What an assessment is about: NativeResourceId, Id, or what its own id begins with. */
  private static String assessedKey(Document row) {
    String about = row.text("properties.resourceDetails.NativeResourceId").orElse("");
    if (about.isEmpty()) {
      about = row.text("properties.resourceDetails.Id").orElse("");
    }
    if (about.isEmpty()) {
      String id = key(row, "id");
      about = id.substring(0, id.indexOf("/providers/microsoft.security/"));
    }
    return about.toLowerCase(Locale.ROOT);
  }

  private static String key(Document row, String path) {
    return row.text(path).orElseThrow().toLowerCase(Locale.ROOT);
  }

  private static List<Document> documents(Estate estate, String table) {
    return EstateTest.rows(estate, table).stream().map(Document::owning).toList();
  }
}
