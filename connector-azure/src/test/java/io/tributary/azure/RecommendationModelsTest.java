package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.record.OutputRecord;
import io.tributary.run.RunReport;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.SwitchableTables;
import io.tributary.testkit.Tables;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.estate.ExpectedFinding;
import io.tributary.testkit.estate.RecommendationModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a generated estate says of itself, by its own rules, is what a sync of it arrives at: with
 * yesterday's recommendations, with today's, with both, and when a tenant moves on between two
 * runs.
 */
class RecommendationModelsTest {
  private static final String SEVERITY = "findingGroup.findings[0].severity";

  private static Estate estate(RecommendationModel model) {
    return Estate.builder().seed(3).findings(90).vulnerabilities(80).model(model).build();
  }

  private static SimulatedTenant tenant(Estate estate) throws IOException {
    return SimulatedTenant.start(
        AzureSimulator.builder().tables(estate).registries(estate.registryContent()).noQuota());
  }

  @ParameterizedTest
  @EnumSource(RecommendationModel.class)
  void whatTheEstateSaysIsWhatArrives(RecommendationModel model) throws IOException {
    Estate estate = estate(model);
    try (SimulatedTenant tenant = tenant(estate)) {
      RunReport report = tenant.run().orThrow();

      assertThat(severities(tenant.sink().findings())).isEqualTo(expected(estate));
      assertThat(tenant.sink().findings()).extracting(OutputRecord::key).doesNotHaveDuplicates();
      assertThat(keys(tenant.sink().assets())).isEqualTo(new TreeSet<>(estate.assetKeys()));
      assertThat(report.findings()).isEqualTo(estate.truth().findings());
      assertThat(report.findingsBySeverity()).isEqualTo(words(estate));
      assertThat(tenant.sink().assets())
          .filteredOn(asset -> asset.key().startsWith("sha256:"))
          .hasSize(estate.truth().images());
      estate
          .truth()
          .datasets()
          .forEach(
              (name, truth) ->
                  assertThat(report.datasets().get(name).ledger().rows().announced())
                      .as(name)
                      .isEqualTo(truth.announced()));
    }
  }

  @Test
  void findingsKnowTheirAssets() throws IOException {
    Estate estate = estate(RecommendationModel.BOTH);
    try (SimulatedTenant tenant = tenant(estate)) {
      tenant.run().orThrow();

      Map<String, String> identities =
          tenant.sink().assets().stream()
              .collect(Collectors.toMap(OutputRecord::key, asset -> asset.identity().key()));
      Map<String, String> found =
          tenant.sink().findings().stream()
              .collect(Collectors.toMap(OutputRecord::key, finding -> finding.identity().key()));
      estate
          .findings()
          .forEach(
              finding ->
                  assertThat(found.get(finding.key()))
                      .as(finding.key())
                      .isEqualTo(identities.get(finding.asset())));
    }
  }

  @Test
  void aTenantThatMovesOnBetweenTwoRunsKeepsItsKeys() throws IOException {
    Estate grouped = estate(RecommendationModel.GROUPED);
    Estate individual = grouped.withModel(RecommendationModel.INDIVIDUAL);
    SwitchableTables tables = Tables.switchable(grouped);
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(tables)
                .registries(grouped.registryContent())
                .noQuota())) {
      tenant.run().orThrow();
      Set<String> before = shared(tenant, individual);
      tables.switchTo(individual);
      tenant.run().orThrow();

      assertThat(shared(tenant, grouped)).isEqualTo(before).isNotEmpty();
    }
  }

  /** The keys of a run that the other model has by its own word too. */
  private static Set<String> shared(SimulatedTenant tenant, Estate other) {
    Set<String> keys = keys(tenant.sink().findings());
    keys.retainAll(other.findings().map(ExpectedFinding::key).collect(Collectors.toSet()));
    return keys;
  }

  private static Set<String> keys(List<OutputRecord> records) {
    return records.stream().map(OutputRecord::key).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> severities(List<OutputRecord> findings) {
    Map<String, String> severities = new TreeMap<>();
    findings.forEach(
        finding -> severities.put(finding.key(), finding.document().text(SEVERITY).orElse("")));
    return severities;
  }

  private static Map<String, String> expected(Estate estate) {
    Map<String, String> expected = new TreeMap<>();
    estate.findings().forEach(finding -> expected.put(finding.key(), finding.severity()));
    return expected;
  }

  private static Map<String, Long> words(Estate estate) {
    Map<String, Long> words = new TreeMap<>();
    estate
        .truth()
        .findingsBySeverity()
        .forEach((word, count) -> words.put(word.isEmpty() ? "(none)" : word, (long) count));
    return words;
  }
}
