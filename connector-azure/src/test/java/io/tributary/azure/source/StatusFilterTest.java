package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.graph.GraphQuery;
import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFilterTest {
  private static final GraphQuery ROWS =
      GraphQuery.resource(StatusFilterTest.class, "assessments.kql");

  private static String query(FindingStatus... wanted) {
    return new StatusFilter(List.of(wanted))
        .of(ROWS)
        .text()
        .lines()
        .skip(2)
        .findFirst()
        .orElseThrow();
  }

  private static Document count(String code, String cause) {
    return Json.document("{\"code\":\"" + code + "\",\"cause\":\"" + cause + "\",\"rows\":3}");
  }

  @Test
  void codesAreAskedForAndRowsWithoutOne() {
    assertThat(query(FindingStatus.UNHEALTHY))
        .isEqualTo(
            "| where properties.status.code in~ ('Unhealthy') or tostring(properties.status.code)"
                + " !in~ ('Unhealthy', 'Healthy', 'NotApplicable')");
    assertThat(query(FindingStatus.values()))
        .contains("in~ ('Unhealthy', 'Healthy', 'NotApplicable')")
        .doesNotContain("cause");
  }

  @Test
  void whatDoesNotApplyIsToldApartByItsCause() {
    assertThat(query(FindingStatus.UNHEALTHY, FindingStatus.EXEMPT))
        .contains("'Exempt'")
        .contains("cause) in~ (")
        .doesNotContain("OffByPolicy");
    assertThat(query(FindingStatus.NOT_APPLICABLE))
        .contains("cause) !in~ (")
        .contains("'Exempt'")
        .contains("'OffByPolicy'")
        .contains("'Unscanned'");
  }

  @ParameterizedTest
  @CsvSource({
    "Unhealthy, anything, UNHEALTHY",
    "healthy, '', HEALTHY",
    "NotApplicable, Exempt, EXEMPT",
    "NotApplicable, offbypolicy, OFF_BY_POLICY",
    "NotApplicable, Unscanned, NOT_SCANNED",
    "NotApplicable, Missing scan data, NOT_SCANNED",
    "NotApplicable, '', NOT_APPLICABLE",
    "NotApplicable, NewCause, NOT_APPLICABLE"
  })
  void whatIsLeftOutIsWhatIsNotWanted(String code, String cause, FindingStatus status) {
    assertThat(new StatusFilter(List.of(status)).wants(count(code, cause))).isTrue();
    List<FindingStatus> others =
        List.of(FindingStatus.values()).stream().filter(other -> other != status).toList();
    assertThat(new StatusFilter(others).wants(count(code, cause))).isFalse();
  }

  @Test
  void aRowWithoutACodeOrWithAnUnknownOneIsAlwaysWanted() {
    StatusFilter filter = new StatusFilter(List.of(FindingStatus.HEALTHY));

    assertThat(filter.wants(count("", ""))).isTrue();
    assertThat(filter.wants(count("Pending", "Exempt"))).isTrue();
  }
}
