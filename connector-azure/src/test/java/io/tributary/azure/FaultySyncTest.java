package io.tributary.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.Table;
import io.tributary.testkit.Tables;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.Answerer;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import io.tributary.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs over a service that fails now and then: the outcome is the same as over one that does not.
 */
class FaultySyncTest {
  private static final Estate ESTATE =
      Estate.builder().seed(11).virtualMachines(20).findings(1_500).healthy(0).build();

  static Stream<Arguments> faults() {
    Map<String, UnaryOperator<HttpReply>> faults = new LinkedHashMap<>();
    faults.put(
        "429 with a wait",
        page ->
            HttpReply.json(429, "{\"error\":{\"code\":\"RateLimiting\",\"message\":\"slow down\"}}")
                .withHeader("x-ms-user-quota-remaining", "0")
                .withHeader("x-ms-user-quota-resets-after", "00:00:01"));
    faults.put("429 with an empty body", page -> HttpReply.of(429).withHeader("Retry-After", "1"));
    faults.put(
        "500 of the query engine",
        page ->
            HttpReply.json(
                500,
                "{\"error\":{\"code\":\"InternalServerError\",\"message\":\"m\",\"details\":"
                    + "[{\"code\":\"UnexpectedQueryExecutionError\",\"message\":\"m\"}]}}"));
    faults.put("502 in HTML", page -> HttpReply.of(502).withBody("text/html", "<html>Bad</html>"));
    faults.put("503 with nothing", page -> HttpReply.of(503));
    faults.put("200 with nothing", page -> HttpReply.of(200));
    faults.put("200 in HTML", page -> HttpReply.of(200).withBody("text/html", "<html>Hi</html>"));
    faults.put(
        "well-framed half of an answer",
        page ->
            page.withBody("application/json", page.body().substring(0, page.body().length() / 2)));
    faults.put("a body that breaks off", page -> page.delivered(Delivery.truncatedAfter(1_000)));
    faults.put("a reset before the answer", page -> page.delivered(Delivery.resetBefore()));
    faults.put("a reset in the body", page -> page.delivered(Delivery.resetAfter(1_000)));
    return faults.entrySet().stream()
        .flatMap(
            fault -> Stream.of(1, 3).map(at -> Arguments.of(fault.getKey(), at, fault.getValue())));
  }

  @ParameterizedTest(name = "{0} at request {1}")
  @MethodSource("faults")
  void aFaultThatPassesChangesNothing(String name, int at, UnaryOperator<HttpReply> fault)
      throws IOException {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(ESTATE)
                .registries(ESTATE.registryContent())
                .noQuota()
                .intercept(once(at, fault)))) {
      RunReport report = tenant.run().orThrow();

      assertThat(report.findings()).isEqualTo(ESTATE.truth().findings());
      assertThat(report.assets()).isEqualTo(ESTATE.assetKeys().size());
      assertThat(report.throttled()).isEqualTo(name.startsWith("429") ? 1 : 0);
    }
  }

  @Test
  void aServiceThatStaysDownFailsTheRunInBoundedTries() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(ESTATE)
                .intercept(
                    queries(
                        (request, simulator) -> {
                          asked.incrementAndGet();
                          return HttpReply.of(503);
                        })))) {
      RunReport report = tenant.run();

      assertThat(report.state()).isEqualTo(RunState.FAILED);
      assertThat(report.error().orElseThrow()).hasMessageContaining("answered 503");
      assertThat(asked).hasValueLessThan(10);
    }
  }

  @Test
  void pagesThatAreTooLargeAreReadInSmallerOnes() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      rows.add(assessment(i, "x".repeat(40_000)));
    }
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(Tables.of(Map.of("securityresources", rows, "resources", List.of())))
                .noQuota())) {
      RunReport report = tenant.run().orThrow();

      assertThat(report.findings()).isEqualTo(700);
    }
  }

  @Test
  void rowsThatComeAndGoUnderWayAreNoticedAndReadAnew() throws IOException {
    List<Map<String, Object>> before = rows(2_400);
    List<Map<String, Object>> after = rows(2_500).subList(7, 2_500);
    Map<String, List<Map<String, Object>>> first =
        Map.of("securityresources", before, "resources", List.of());
    Map<String, List<Map<String, Object>>> second =
        Map.of("securityresources", after, "resources", List.of());
    AtomicInteger pages = new AtomicInteger();
    try (SimulatedTenant earlier =
            SimulatedTenant.start(AzureSimulator.builder().tables(Tables.of(first)).noQuota());
        SimulatedTenant tenant =
            SimulatedTenant.start(
                AzureSimulator.builder()
                    .tables(new Changing(Tables.of(first), Tables.of(second), pages))
                    .noQuota()
                    .intercept(
                        queries(
                            (request, simulator) -> {
                              if (isPageOfFindings(request)) {
                                pages.incrementAndGet();
                              }
                              return simulator.answer(request);
                            })))) {
      assertThat(earlier.run().orThrow().findings()).isEqualTo(2_400);

      RunReport report = tenant.run().orThrow();

      assertThat(report.findings()).isEqualTo(2_493);
      assertThat(tenant.sink().findings())
          .extracting(finding -> finding.key())
          .contains(id(2_499).toLowerCase(Locale.ROOT))
          .doesNotContain(id(0).toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isPageOfFindings(ReceivedRequest request) {
    return request.body().contains("!in~ ('ExposedSecrets'")
        && !request.body().contains("summarize");
  }

  /** Tables that change once the second page of findings was asked for. */
  private record Changing(Tables first, Tables second, AtomicInteger pages) implements Tables {
    @Override
    public Set<String> names() {
      return first.names();
    }

    @Override
    public Table table(String name) {
      return (pages.get() < 3 ? first : second).table(name);
    }
  }

  private static List<Map<String, Object>> rows(int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(assessment(i, "short"));
    }
    return rows;
  }

  private static String id(int number) {
    return String.format(
        "/subscriptions/aaaaaaaa-0000-0000-0000-000000000000/resourceGroups/rg/providers"
            + "/Microsoft.Storage/storageAccounts/account%05d/providers/Microsoft.Security"
            + "/assessments/bbbbbbbb-0000-0000-0000-000000000000",
        number);
  }

  private static Map<String, Object> assessment(int number, String description) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id(number));
    row.put("name", "bbbbbbbb-0000-0000-0000-000000000000");
    row.put("type", "microsoft.security/assessments");
    row.put("subscriptionId", "aaaaaaaa-0000-0000-0000-000000000000");
    row.put(
        "properties",
        Map.of(
            "status", Map.of("code", "Unhealthy"),
            "displayName", "name",
            "metadata", Map.of("severity", "High", "description", description)));
    return row;
  }

  private static Interceptor once(int at, UnaryOperator<HttpReply> fault) {
    AtomicInteger asked = new AtomicInteger();
    return queries(
        (request, simulator) -> {
          HttpReply reply = simulator.answer(request);
          return asked.incrementAndGet() == at ? fault.apply(reply) : reply;
        });
  }

  /** Meddles with queries and leaves the sign-in alone. */
  private static Interceptor queries(Interceptor meddler) {
    return new Interceptor() {
      @Override
      public HttpReply intercept(ReceivedRequest request, Answerer simulator) {
        return request.path().endsWith("/resources")
            ? meddler.intercept(request, simulator)
            : simulator.answer(request);
      }
    };
  }
}
