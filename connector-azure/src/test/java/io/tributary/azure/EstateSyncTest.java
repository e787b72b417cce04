package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.source.FindingStatus;
import io.tributary.core.run.RunReports;
import io.tributary.enrich.Gap;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.OutputRecord;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.estate.EstateTruth;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Whole runs over a generated estate, of which the truth is known. */
class EstateSyncTest {
  private static final String MACHINES = "azure.virtual-machine";
  private static final String FINDINGS = "azure.misconfiguration";
  private static final String VM_CLASS = "asset.assetDetail.computeAssetClass.cloudInstance.";

  private final Estate estate =
      Estate.builder()
          .seed(7)
          .subscriptions(3)
          .virtualMachines(130)
          .findings(2_300)
          .vulnerabilities(0)
          .build();
  private final EstateTruth truth = estate.truth();

  private SimulatedTenant tenant() throws IOException {
    return SimulatedTenant.start(
        AzureSimulator.builder().tables(estate).registries(estate.registryContent()).noQuota());
  }

  private static long count(SimulatedTenant tenant, String path) {
    return tenant.sink().assets().stream()
        .filter(asset -> !asset.stub() && asset.dataset().equals(MACHINES))
        .filter(asset -> asset.document().text(path).isPresent())
        .count();
  }

  @Test
  void everythingArrivesAsItIs() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      RunReport report = tenant.run().orThrow();

      assertThat(report.findings()).isEqualTo(truth.findings());
      assertThat(report.assets()).isEqualTo(estate.assetKeys().size());
      assertThat(report.findingsBySeverity()).isEqualTo(severities());
      assertThat(tenant.sink().assets()).hasSize(estate.assetKeys().size());
      assertThat(tenant.sink().findings()).hasSize(truth.findings());
      report
          .datasets()
          .values()
          .forEach(
              dataset -> {
                assertThat(dataset.ledger().discrepancies()).isEmpty();
                assertThat(dataset.ledger().rows().read())
                    .isEqualTo(dataset.ledger().rows().announced());
                assertThat(dataset.completeness().complete()).isTrue();
              });
    }
  }

  private Map<String, Long> severities() {
    Map<String, Long> severities = new TreeMap<>();
    truth
        .findingsBySeverity()
        .forEach((word, count) -> severities.put(word.isEmpty() ? "(none)" : word, (long) count));
    return severities;
  }

  @Test
  void machinesHaveTheirNetworkAndWhatCannotBeReadIsUnknown() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      RunReport report = tenant.run().orThrow();

      EstateTruth.Machines machines = truth.machines();
      assertThat(count(tenant, VM_CLASS + "networkInterfaceId"))
          .isEqualTo(machines.withInterface());
      assertThat(count(tenant, VM_CLASS + "macAddress")).isEqualTo(machines.withMacAddress());
      assertThat(count(tenant, VM_CLASS + "publicIpv4Address"))
          .isEqualTo(machines.withPublicAddress());
      assertThat(report.datasets().get(MACHINES).gaps())
          .extracting(Gap::what, Gap::records)
          .containsExactlyInAnyOrder(
              Tuple.tuple("network interface", (long) machines.unreadableInterfaces()),
              Tuple.tuple("public address", (long) machines.unreadableAddresses()));
    }
  }

  @Test
  void findingsJoinTheirAssetsWhateverTheCasing() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      tenant.run().orThrow();

      Set<String> identities =
          tenant.sink().assets().stream()
              .map(asset -> asset.identity().key())
              .collect(Collectors.toSet());
      assertThat(tenant.sink().findings())
          .allSatisfy(finding -> assertThat(identities).contains(finding.identity().key()));
      assertThat(tenant.sink().assets())
          .extracting(OutputRecord::key)
          .allSatisfy(key -> assertThat(key).isEqualTo(key.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void everyStatusCanBeAskedForAndIsCountedOtherwise() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      RunReport usual = tenant.run().orThrow();
      RunReport all =
          tenant.run(builder -> builder.findingStatuses(FindingStatus.values())).orThrow();

      truth
          .datasets()
          .forEach(
              (name, dataset) -> {
                long rows = dataset.byStatus().values().stream().mapToInt(i -> i).sum();
                DatasetReport report = usual.datasets().get(name);
                long leftOut = report.leftOut().values().stream().mapToLong(i -> i).sum();
                if (rows > 0) {
                  assertThat(all.datasets().get(name).ledger().rows().announced()).isEqualTo(rows);
                  assertThat(all.datasets().get(name).leftOut()).isEmpty();
                }
                assertThat(leftOut).isEqualTo(Math.max(0, rows - dataset.announced()));
              });
      assertThat(usual.datasets().get(FINDINGS).leftOut()).containsKeys("healthy", "off-by-policy");
    }
  }

  @Test
  void findingsCanBeRestrictedToResourceTypes() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      tenant.run(builder -> builder.resourceTypes("Microsoft.Compute/virtualMachines")).orThrow();

      assertThat(tenant.sink().findings())
          .isNotEmpty()
          .allSatisfy(
              finding -> assertThat(finding.key()).contains("/microsoft.compute/virtualmachines/"));
    }
  }

  @Test
  void aScopeIsKept() throws IOException {
    String subscription = estate.subscriptions().get(1);
    try (SimulatedTenant tenant = tenant()) {
      RunReport some =
          tenant.run(builder -> builder.scope(AzureScope.subscriptions(subscription))).orThrow();

      assertThat(some.findings()).isPositive().isLessThan(truth.findings());
      assertThat(tenant.sink().findings())
          .allSatisfy(finding -> assertThat(finding.key()).contains(subscription));

      RunReport all =
          tenant
              .run(builder -> builder.scope(AzureScope.managementGroups(AzureSimulator.TENANT_ID)))
              .orThrow();
      assertThat(all.findings()).isEqualTo(truth.findings());
    }
  }

  @Test
  void withoutAnyAccessTheRunFailsAndSaysWhatToGrant() throws IOException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(AzureSimulator.builder().tables(estate).accessible(Set.of()))) {
      RunReport report = tenant.run();

      assertThat(report.state()).isEqualTo(RunState.FAILED);
      assertThatThrownBy(report::orThrow)
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("Reader and Security Reader")
          .extracting(e -> ((ConnectorException) e).kind())
          .isEqualTo(ErrorKind.AUTHORIZATION);
      assertThat(report.datasets().get(FINDINGS).completeness().complete()).isFalse();
    }
  }

  @Test
  void aLargeSubscriptionIsReadInPartsWithEveryRowOnce() throws IOException {
    Estate large = Estate.builder().subscriptions(1).findings(12_000).vulnerabilities(0).build();
    try (SimulatedTenant tenant =
        SimulatedTenant.start(AzureSimulator.builder().tables(large).noQuota())) {
      RunReport report = tenant.run().orThrow();

      assertThat(report.findings()).isEqualTo(large.truth().findings());
      assertThat(tenant.sink().findings().stream().map(OutputRecord::key).distinct())
          .hasSize(large.truth().findings());
      assertThat(tenant.simulator().queries())
          .filteredOn(query -> query.contains("hash(tolower(id)) % 3 == 2"))
          .isNotEmpty();
    }
  }

  @Test
  void aSubscriptionThatMayNotBeReadLeavesTheOthersAlone() throws IOException {
    List<String> two = estate.subscriptions().subList(0, 2);
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder().tables(estate).noQuota().accessible(Set.of(two.get(0))))) {
      RunReport report = tenant.run(builder -> builder.scope(AzureScope.subscriptions(two)));

      assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
      assertThat(report.findings()).isPositive();
      assertThat(report.datasets().get(FINDINGS).completeness().reasons())
          .singleElement()
          .asString()
          .contains("Reader and Security Reader");
    }
  }

  @Test
  void aWrongSecretIsSaidAndNeverRepeated() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      RunReport report =
          tenant.run(builder -> builder.credential(tenant.credential("hunter2-hunter2")));

      assertThat(report.state()).isEqualTo(RunState.FAILED);
      assertThat(report.error().orElseThrow().kind()).isEqualTo(ErrorKind.AUTHENTICATION);
      assertThat(report.error().orElseThrow()).hasMessageContaining("client secret is wrong");
      assertThat(RunReports.toJson(report)).doesNotContain("hunter2");
      assertThat(report.error().orElseThrow().toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void credentialsGoToTheCloudsHostsOnly() throws IOException {
    try (SimulatedTenant tenant = tenant()) {
      tenant.run().orThrow();

      assertThat(tenant.simulator().refusedHosts()).isEmpty();
      assertThat(tenant.simulator().requests().stream().map(request -> request.host()).distinct())
          .allSatisfy(
              host ->
                  assertThat(host)
                      .matches(
                          "login\\.microsoftonline\\.com|management\\.azure\\.com"
                              + "|contosoregistry\\d+\\.azurecr\\.io"
                              + "|contosoregistry\\d+blobs\\.blob\\.core\\.windows\\.net"));
    }
  }

  @Test
  void theQuotaIsKeptWithoutARefusal() throws IOException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder().tables(estate).quota(4, Duration.ofSeconds(1)))) {
      RunReport report = tenant.run().orThrow();

      assertThat(report.requests()).isGreaterThan(4);
      assertThat(report.throttled()).isZero();
    }
  }
}
