package io.tributary.azure.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.azure.preflight.PreflightReport.Outcome;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.Delivery;
import io.tributary.testkit.http.HttpReply;
import io.tributary.testkit.http.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a preflight finds in a simulated tenant with its real quota, each time within 15 s. */
@Timeout(15)
class PreflightTest {
  private static final String UNKNOWN = "99999999-9999-4999-8999-999999999999";
  private static final Estate ESTATE = Estate.builder().build();
  private static final String ONE = ESTATE.subscriptions().get(0);
  private static final String TWO = ESTATE.subscriptions().get(1);

  /** Loads what a process loads once, which is no part of what takes 15 s at most. */
  @BeforeAll
  static void warmUp() throws Exception {
    check(estate(), AzureScope.tenant());
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("tributary-preflight-"))
        .noneMatch(name -> name.startsWith("container-registry-"));
  }

  @Test
  void tenantThatHasEverythingIsReady() throws Exception {
    PreflightReport report = check(estate(), AzureScope.subscriptions(ONE, TWO));

    assertThat(report.outcome()).isEqualTo(Outcome.READY);
    assertThat(report.checks()).allMatch(check -> check.state() == State.OK);
    assertThat(report.checks())
        .extracting(PreflightCheck::name)
        .containsSubsequence(
            "token",
            "scope",
            "table",
            "role",
            "cve-details",
            "plan",
            "machines",
            "registry",
            "quota");
    assertThat(of(report, "table"))
        .extracting(PreflightCheck::subject)
        .containsExactly("awsresources", "resourcecontainers", "resources", "securityresources");
    assertThat(of(report, "role"))
        .singleElement()
        .satisfies(check -> assertThat(check.subject()).isEqualTo("2 subscriptions"));
    assertThat(of(report, "registry")).hasSizeGreaterThan(1);
  }

  @Test
  void resourceManagersTokenIsAskedForOnceAndOneWindowOfTheQuotaIsEnough() throws Exception {
    AtomicInteger tokens = new AtomicInteger();
    Interceptor counter =
        (request, service) -> {
          if (request.form().getOrDefault("scope", "").contains("management.core")) {
            tokens.incrementAndGet();
          }
          return service.answer(request);
        };
    try (SimulatedTenant tenant = SimulatedTenant.start(estate().intercept(counter))) {
      run(tenant, builder -> builder);

      assertThat(tokens).hasValue(1);
      assertThat(tenant.simulator().queries()).hasSizeBetween(10, 15);
    }
  }

  @Test
  void wrongSecretStopsTheRest() throws Exception {
    String secret = "wrong~and~never~to~be~seen";
    try (SimulatedTenant tenant = SimulatedTenant.start(estate())) {
      PreflightReport report =
          run(tenant, builder -> builder.credential(tenant.credential(secret)));

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(one(report, "token").state()).isEqualTo(State.FAILED);
      assertThat(one(report, "token").message())
          .contains("the client secret is wrong", "AADSTS7000215");
      assertThat(report.checks().subList(1, report.checks().size()))
          .hasSize(8)
          .allMatch(check -> check.state() == State.SKIPPED);
      assertThat(report.toString()).doesNotContain(secret);
      assertThat(tenant.simulator().queries()).isEmpty();
    }
  }

  @Test
  void noRoleAtAllIsSaid() throws Exception {
    PreflightReport report = check(estate().accessible(Set.of()), AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(one(report, "token").state()).isEqualTo(State.OK);
    assertThat(one(report, "scope").state()).isEqualTo(State.FAILED);
    assertThat(one(report, "scope").message()).contains("grant it Reader and Security Reader");
    assertThat(one(report, "role").state()).isEqualTo(State.SKIPPED);
  }

  @Test
  void roleOnOneOfTwoSubscriptionsIsNamed() throws Exception {
    PreflightReport report =
        check(estate().accessible(Set.of(ONE)), AzureScope.subscriptions(ONE, TWO));

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(one(report, "scope").message()).contains("1 of 2");
    assertFails(report, "role", TWO, "grant the principal Reader");
    assertThat(of(report, "role"))
        .filteredOn(check -> check.state() == State.OK)
        .extracting(PreflightCheck::subject)
        .containsExactly(ONE);
  }

  @Test
  void subscriptionThatIsNoneIsNamed() throws Exception {
    PreflightReport report = check(estate(), AzureScope.subscriptions(ONE, TWO, UNKNOWN));

    assertFails(report, "role", UNKNOWN, "check the id and the tenant");
  }

  @ParameterizedTest
  @CsvSource({
    "securityresources, Security Reader is missing",
    "resources,         Reader is missing",
  })
  void roleThatIsMissingOnOneSubscriptionIsNamed(String unreadable, String message)
      throws Exception {
    PreflightReport report =
        check(
            altered(
                new AlteredEstate(ESTATE)
                    .without(
                        (table, row) ->
                            table.equals(unreadable) && TWO.equals(row.get("subscriptionId")))),
            AzureScope.tenant());

    assertFails(report, "role", TWO, message);
    assertThat(failed(report, "role").get(0).message()).startsWith(message);
  }

  @Test
  void subscriptionThatIsNotEnabledIsNamed() throws Exception {
    PreflightReport report =
        check(
            altered(
                new AlteredEstate(ESTATE)
                    .with(
                        row ->
                            "microsoft.resources/subscriptions".equals(row.get("type"))
                                && TWO.equals(row.get("subscriptionId")),
                        Map.of("state", "Disabled"))),
            AzureScope.tenant());

    assertThat(of(report, "scope"))
        .filteredOn(check -> check.state() == State.WARNING)
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.subject()).isEqualTo(TWO);
              assertThat(check.message()).contains("Disabled");
            });
  }

  @Test
  void managementGroupThatIsNoneIsNamed() throws Exception {
    PreflightReport report = check(estate(), AzureScope.managementGroups("mg-contoso", "mg-none"));

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(failed(report, "scope"))
        .extracting(PreflightCheck::subject)
        .containsExactly("mg-none");
  }

  @Test
  void tenantThatIsTooLargeForOneQueryIsSaid() throws Exception {
    PreflightReport report =
        check(
            estate()
                .intercept(
                    (request, service) ->
                        service
                            .answer(request)
                            .withHeader("x-ms-tenant-subscription-limit-hit", "true")),
            AzureScope.tenant());

    assertThat(failed(report, "scope"))
        .singleElement()
        .satisfies(check -> assertThat(check.message()).contains("more than 10,000"));
  }

  @Test
  void tableThatTheCloudLacksIsNamedWithWhatItIsFor() throws Exception {
    PreflightReport report = check(estate().withoutTables("awsresources"), AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertFails(report, "table", "awsresources", "no such table", "aws.ec2-instance");
  }

  @Test
  void detailsOfCvesThatCannotBeReadAreAWarning() throws Exception {
    PreflightReport report = check(estate().tenantReader(false), AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.READY);
    assertThat(one(report, "cve-details").state()).isEqualTo(State.WARNING);
    assertThat(one(report, "cve-details").message())
        .contains("Security Reader at the tenant's root");
  }

  @Test
  void tenantWithoutADefenderPlanHasNothingLookedAt() throws Exception {
    PreflightReport report =
        check(
            altered(
                new AlteredEstate(ESTATE)
                    .with(PreflightTest::isPlan, Map.of("pricingTier", "Free"))),
            AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(one(report, "plan").state()).isEqualTo(State.FAILED);
    assertThat(one(report, "plan").message())
        .contains("no Defender plan is on", "no finding means that nobody looked");
  }

  @Test
  void plansThatAreOffOnOneSubscriptionAreNamed() throws Exception {
    PreflightReport report =
        check(
            altered(
                new AlteredEstate(ESTATE)
                    .with(
                        row ->
                            isPlan(row)
                                && TWO.equals(row.get("subscriptionId"))
                                && Set.of("SqlServers", "Containers", "CloudPosture")
                                    .contains(String.valueOf(row.get("name"))),
                        Map.of("pricingTier", "Free"))),
            AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.READY);
    assertThat(of(report, "plan"))
        .filteredOn(check -> check.state() == State.WARNING)
        .allMatch(check -> check.subject().equals(TWO))
        .extracting(PreflightCheck::message)
        .containsExactly(
            "nobody looks for vulnerabilities of container images: turn on Containers or"
                + " CloudPosture/ContainerRegistriesVulnerabilityAssessments",
            "nobody looks for vulnerabilities of Azure SQL databases: turn on SqlServers");
  }

  @Test
  void machinesThatNobodyLookedAtAreCounted() throws Exception {
    String machine =
        "/subscriptions/" + ONE + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/";
    AlteredEstate estate =
        new AlteredEstate(ESTATE)
            .without(
                (table, row) ->
                    String.valueOf(row.get("id"))
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("/virtualmachines/"));
    for (String name : List.of("vm-1", "vm-2", "vm-3")) {
      estate.plus(
          "resources",
          Map.of(
              "id",
              machine + name,
              "type",
              "microsoft.compute/virtualmachines",
              "subscriptionId",
              ONE));
    }
    estate.plus("securityresources", assessment(machine + "vm-1", Map.of("code", "Unhealthy")));
    estate.plus(
        "securityresources",
        assessment(machine + "VM-2", Map.of("code", "NotApplicable", "cause", "Unscanned")));

    PreflightReport report = check(altered(estate), AzureScope.tenant());

    assertThat(one(report, "machines"))
        .isEqualTo(
            new PreflightCheck(
                "machines",
                ONE,
                State.WARNING,
                "1 of 3 virtual machines have no assessment, and 1 were not scanned for"
                    + " vulnerabilities: that they have no findings means that nobody looked; see"
                    + " Defender's plans"));
  }

  @Test
  void registriesThatAreClosedAreTold() throws Exception {
    List<String> hosts = registries();
    String forbidden = hosts.get(0);
    String silent = hosts.get(1);
    PreflightReport report =
        check(
            estate()
                .forbiddenRegistries(Set.of(forbidden))
                .intercept(
                    (request, service) ->
                        request.host().equals(silent)
                            ? HttpReply.of(200).delivered(Delivery.stalledBefore())
                            : service.answer(request)),
            AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.READY);
    assertThat(registry(report, forbidden).state()).isEqualTo(State.WARNING);
    assertThat(registry(report, forbidden).message()).contains("grant it AcrPull");
    assertThat(registry(report, silent).state()).isEqualTo(State.WARNING);
    assertThat(registry(report, silent).message()).contains("no answer in time");
  }

  @Test
  void registryBehindAFirewallIsTold() throws Exception {
    String blocked = registries().get(0);
    PreflightReport report =
        check(
            estate()
                .intercept(
                    (request, service) ->
                        request.host().equals(blocked)
                            ? HttpReply.json(
                                403,
                                "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"client with IP"
                                    + " '192.0.2.7' is not allowed access. Refer"
                                    + " https://aka.ms/acr/firewall to grant access.\"}]}")
                            : service.answer(request)),
            AzureScope.tenant());

    assertThat(registry(report, blocked).state()).isEqualTo(State.WARNING);
    assertThat(registry(report, blocked).message()).contains("firewall", "add the network");
  }

  @Test
  void registriesThatAllSayNothingTakeNoLongerThanTheRest() throws Exception {
    AlteredEstate estate = new AlteredEstate(ESTATE);
    for (int i = 0; i < 30; i++) {
      estate.plus(
          "resources",
          Map.of(
              "id",
              "/subscriptions/" + ONE + "/r/" + i,
              "type",
              "microsoft.containerregistry/registries",
              "subscriptionId",
              ONE,
              "properties",
              Map.of("loginServer", "silent" + i + ".azurecr.io")));
    }
    Interceptor silence =
        (request, service) ->
            request.host().contains("azurecr")
                ? HttpReply.of(200).delivered(Delivery.stalledBefore())
                : service.answer(request);

    PreflightReport report = check(altered(estate).intercept(silence), AzureScope.tenant());

    assertThat(report.outcome()).isEqualTo(Outcome.READY);
    assertThat(of(report, "registry"))
        .filteredOn(check -> check.state() == State.WARNING)
        .hasSize(20)
        .allSatisfy(check -> assertThat(check.message()).contains("no answer in time"));
    assertThat(of(report, "registry"))
        .filteredOn(check -> check.state() == State.SKIPPED)
        .singleElement()
        .satisfies(check -> assertThat(check.message()).contains("not tried: ", "silent"));
  }

  @Test
  void quotaThatOthersUseIsTold() throws Exception {
    AtomicInteger left = new AtomicInteger(14);
    PreflightReport report =
        check(
            estate()
                .noQuota()
                .intercept(
                    (request, service) ->
                        request.path().endsWith("/resources")
                            ? service
                                .answer(request)
                                .withHeader(
                                    "x-ms-user-quota-remaining",
                                    Integer.toString(Math.max(0, left.getAndAdd(-4))))
                                .withHeader("x-ms-user-quota-resets-after", "00:00:01")
                            : service.answer(request)),
            AzureScope.subscriptions(ONE));

    assertThat(one(report, "quota").state()).isEqualTo(State.WARNING);
    assertThat(one(report, "quota").message())
        .contains("requests of these seconds were others'", "a principal of its own");
  }

  @Test
  void serviceThatSaysNothingIsGivenUp() throws Exception {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            estate()
                .intercept(
                    (request, service) ->
                        request.host().equals("management.azure.com")
                            ? HttpReply.of(200).delivered(Delivery.stalledBefore())
                            : service.answer(request)))) {
      PreflightReport report =
          DefenderForCloud.builder()
              .credential(tenant.credential())
              .httpClient(tenant.client())
              .buildPreflight()
              .within(Duration.ofSeconds(3))
              .run();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(one(report, "scope").message()).contains("within 3 s", "check the network");
      assertThat(one(report, "quota").state()).isEqualTo(State.SKIPPED);
    }
  }

  private static AzureSimulator.Builder estate() {
    return AzureSimulator.builder().tables(ESTATE).registries(ESTATE.registryContent());
  }

  private static AzureSimulator.Builder altered(AlteredEstate estate) {
    return estate().tables(estate.tables());
  }

  private static PreflightReport check(AzureSimulator.Builder simulator, AzureScope scope)
      throws Exception {
    try (SimulatedTenant tenant = SimulatedTenant.start(simulator)) {
      return run(tenant, builder -> builder.scope(scope));
    }
  }

  private static PreflightReport run(
      SimulatedTenant tenant, UnaryOperator<DefenderForCloud.Builder> change) throws Exception {
    DefenderForCloud.Builder builder =
        DefenderForCloud.builder().credential(tenant.credential()).httpClient(tenant.client());
    return change.apply(builder).buildPreflight().run();
  }

  /** The login servers of the estate's registries. */
  private static List<String> registries() {
    return new AlteredEstate(ESTATE).registries();
  }

  private static boolean isPlan(Map<String, ?> row) {
    return "microsoft.security/pricings".equals(row.get("type"));
  }

  private static Map<String, Object> assessment(String machine, Map<String, Object> status) {
    return Map.of(
        "id",
        machine + "/providers/Microsoft.Security/assessments/1",
        "type",
        "microsoft.security/assessments",
        "subscriptionId",
        ONE,
        "properties",
        Map.of("status", status, "metadata", Map.of("recommendationCategory", "SoftwareUpdate")));
  }

  private static List<PreflightCheck> of(PreflightReport report, String name) {
    return report.checks().stream().filter(check -> check.name().equals(name)).toList();
  }

  private static List<PreflightCheck> failed(PreflightReport report, String name) {
    return of(report, name).stream().filter(check -> check.state() == State.FAILED).toList();
  }

  /** One check of a name has failed, no other. */
  private static void assertFails(
      PreflightReport report, String name, String subject, String... message) {
    assertThat(failed(report, name))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.subject()).isEqualTo(subject);
              assertThat(check.message()).contains(message);
            });
  }

  private static PreflightCheck one(PreflightReport report, String name) {
    List<PreflightCheck> found = of(report, name);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static PreflightCheck registry(PreflightReport report, String host) {
    return of(report, "registry").stream()
        .filter(check -> check.subject().equals(host))
        .findFirst()
        .orElseThrow();
  }
}
