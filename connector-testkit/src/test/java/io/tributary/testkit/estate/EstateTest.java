package io.tributary.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.testkit.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RESOURCE_ID =
      Pattern.compile(
          "/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "(/resource[Gg]roups/[A-Za-z0-9_-]+)?(/providers/[A-Za-z.]+(/[A-Za-z0-9_.*:-]+)+)*"
              + "|/providers/microsoft.security/cvedetails/cve-[0-9]{4}-[0-9]+");

  @Test
  void defaultEstateHasTwoHundredAssessmentsOfFortyMachines() {
    EstateTruth truth = Estate.builder().build().truth();

    assertThat(truth.subscriptions()).isEqualTo(2);
    assertThat(truth.machines().total()).isEqualTo(40);
    assertThat(truth.assessments().byStatus())
        .containsOnly(
            Map.entry("Unhealthy", 63), Map.entry("Healthy", 88), Map.entry("NotApplicable", 49));
    assertThat(truth.assessments().total()).isEqualTo(200);
    assertThat(truth.assessments().unhealthyBySeverity()).containsKeys("", "Low", "Medium", "High");
  }

  @Test
  void sameSettingsGiveSameRowsInAnyOrder() throws JsonProcessingException {
    Estate one = Estate.builder().seed(7).build();
    Estate other = Estate.builder().seed(7).build();

    for (String name : one.names()) {
      Table forwards = one.table(name);
      Table backwards = other.table(name);
      assertThat(backwards.size()).isEqualTo(forwards.size());
      for (int i = forwards.size() - 1; i >= 0; i--) {
        assertThat(JSON.writeValueAsString(backwards.row(i)))
            .isEqualTo(JSON.writeValueAsString(forwards.row(i)));
      }
    }
  }

  @Test
  void anotherSeedGivesOtherIdsAndSameTruth() {
    Estate one = Estate.builder().seed(1).build();
    Estate other = Estate.builder().seed(2).build();

    assertThat(one.subscriptions()).doesNotContainAnyElementsOf(other.subscriptions());
    assertThat(one.truth()).isEqualTo(other.truth());
  }

  @Test
  void rowsOfAnEarlierSizeStayWhenFindingsGrow() throws JsonProcessingException {
    Table small = Estate.builder().findings(100).build().table("securityresources");
    Table large = Estate.builder().findings(1_000_000).build().table("securityresources");

    for (int i = 0; i < 100; i++) {
      assertThat(JSON.writeValueAsString(large.row(i)))
          .isEqualTo(JSON.writeValueAsString(small.row(i)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 19, 20, 40, 133, 1_000})
  void truthIsWhatARecountOfTheRowsFinds(int machines) {
    Estate estate =
        Estate.builder()
            .seed(machines)
            .subscriptions(1 + machines % 4)
            .virtualMachines(machines)
            .findings(machines * 3)
            .build();

    assertThat(estate.truth()).isEqualTo(new Recount(estate).truth());
  }

  @Test
  void numbersOfHealthyAndNotApplicableCanBeSet() {
    EstateTruth truth =
        Estate.builder().findings(2_000).healthy(5).notApplicable(0).build().truth();

    assertThat(truth.assessments().byStatus())
        .containsOnly(Map.entry("Unhealthy", 2_000), Map.entry("Healthy", 5));
  }

  @Test
  void idsAreUniqueIgnoringCaseAndWellFormed() {
    Estate estate =
        Estate.builder()
            .subscriptions(5)
            .virtualMachines(700)
            .findings(5_000)
            .vulnerabilities(3_000)
            .build();

    for (String name : estate.names()) {
      Set<String> ids = new HashSet<>();
      for (Map<String, ?> row : rows(estate, name)) {
        String id = String.valueOf(row.get("id"));
        assertThat(id).matches(RESOURCE_ID);
        assertThat(ids.add(id.toLowerCase(Locale.ROOT))).as("%s is the only one", id).isTrue();
        if (id.startsWith("/subscriptions/")) {
          assertThat(estate.subscriptions()).contains(String.valueOf(row.get("subscriptionId")));
        } else {
          assertThat(row.get("subscriptionId")).isEqualTo("");
        }
      }
    }
  }

  @Test
  void assessmentsAreAboutTheSameResourcesHoweverManyThereAre() {
    EstateTruth some = Estate.builder().findings(2_000).build().truth();
    EstateTruth many = Estate.builder().findings(20_000).build().truth();

    assertThat(many.onlyFromUnhealthy()).isEqualTo(some.onlyFromUnhealthy());
    assertThat(many.machines()).isEqualTo(some.machines());
  }

  @Test
  void machinesAreToldApartByMoreThanTheirNames() {
    List<Map<String, ?>> machines =
        rows(Estate.builder().virtualMachines(200).build(), "resources").stream()
            .filter(row -> "microsoft.compute/virtualmachines".equals(row.get("type")))
            .toList();

    assertThat(machines.stream().map(row -> row.get("name")).distinct().count())
        .isLessThan(machines.size());
    assertThat(machines).extracting(row -> properties(row).get("vmId")).doesNotHaveDuplicates();
  }

  @Test
  void everyShapeOfAnAssessmentOccursInTheDefaultEstate() {
    List<Map<String, ?>> properties =
        rows(Estate.builder().build(), "securityresources").stream()
            .filter(row -> !"microsoft.security/pricings".equals(row.get("type")))
            .<Map<String, ?>>map(EstateTest::properties)
            .toList();

    assertThat(properties).anyMatch(row -> !row.containsKey("metadata"));
    assertThat(properties)
        .anyMatch(row -> row.containsKey("additionalData") && row.get("additionalData") == null);
    assertThat(properties).anyMatch(row -> text(row).contains("\"CVEs\":\"[{\\\"CveId"));
    assertThat(properties).anyMatch(row -> text(row).contains("\"Source\":\"OnPremise\""));
    assertThat(properties).anyMatch(row -> text(row).contains("\"source\":\"Azure\",\"id\""));
    assertThat(properties).anyMatch(row -> text(row).contains("\"NativeResourceId\":\"\""));
    assertThat(properties).anyMatch(row -> text(row).contains("\"statusPerInitiative\":[]"));
    assertThat(properties).anyMatch(row -> text(row).contains("\"firstEvaluationDate\":\"\""));
    assertThat(properties).anyMatch(row -> !text(row).contains("firstEvaluationDate"));
  }

  @Test
  void everySubscriptionHasThePlansOfDefender() {
    Estate estate = Estate.builder().subscriptions(3).vulnerabilities(0).build();

    for (String subscription : estate.subscriptions()) {
      assertThat(rows(estate, "securityresources"))
          .filteredOn(row -> "microsoft.security/pricings".equals(row.get("type")))
          .filteredOn(row -> subscription.equals(row.get("subscriptionId")))
          .anySatisfy(
              row -> {
                assertThat(row.get("id"))
                    .isEqualTo(
                        "/subscriptions/"
                            + subscription
                            + "/providers/Microsoft.Security/pricings/VirtualMachines");
                assertThat(text(properties(row)))
                    .contains("\"pricingTier\":\"Standard\"", "\"subPlan\":\"P2\"");
              })
          .anyMatch(row -> text(properties(row)).contains("\"pricingTier\":\"Free\""))
          .anyMatch(row -> text(properties(row)).contains("\"deprecated\":true"));
    }
  }

  @Test
  void unknownTableIsEmpty() {
    assertThat(Estate.builder().build().table("alertsmanagementresources").size()).isZero();
  }

  @Test
  void rowBeyondTheSizeIsRefused() {
    Table table = Estate.builder().build().table("resources");

    assertThatThrownBy(() -> table.row(table.size())).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void allSettingsOutOfBoundsAreNamedAtOnce() {
    Estate.Builder builder = Estate.builder().subscriptions(0).virtualMachines(-1).findings(-2);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("subscriptions", "virtual machines", "findings", "-2");
  }

  static List<Map<String, ?>> rows(Estate estate, String name) {
    Table table = estate.table(name);
    return IntStream.range(0, table.size()).<Map<String, ?>>mapToObj(table::row).toList();
  }

  @SuppressWarnings("unchecked") // Keys of JSON objects are strings.
  static Map<String, ?> properties(Map<String, ?> row) {
    return (Map<String, ?>) row.get("properties");
  }

  private static String text(Map<String, ?> tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
