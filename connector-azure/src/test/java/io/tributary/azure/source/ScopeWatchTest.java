package io.tributary.azure.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.azure.SimulatedTenant;
import io.tributary.azure.failure.ServiceAnswers;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.FakeGraph;
import io.tributary.failure.ConnectorException;
import io.tributary.failure.ErrorKind;
import io.tributary.record.Document;
import io.tributary.run.DatasetReport;
import io.tributary.run.RunReport;
import io.tributary.run.RunState;
import io.tributary.source.Split;
import io.tributary.testkit.AzureSimulator;
import io.tributary.testkit.estate.Estate;
import io.tributary.testkit.http.HttpReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeWatchTest {
  private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String B = "bbbbbbbb-0000-0000-0000-000000000002";

  private final List<String> visible = new ArrayList<>(List.of(A, B));
  private final FakeGraph graph = new FakeGraph(query -> visible.stream().map(this::row).toList());

  private Document row(String subscription) {
    return Document.owning(
        new HashMap<>(Map.of("subscriptionId", subscription.toUpperCase(Locale.ROOT))));
  }

  private ScopeWatch watch(AzureScope scope) throws InterruptedException {
    ScopeWatch watch = new ScopeWatch(graph.client(), scope);
    watch.begin();
    return watch;
  }

  private static List<Split> plan(AzureScope scope) {
    return SplitPlan.of("a", scope, RowCounts.of(Map.of()));
  }

  @Test
  void nothingSpeaksAgainstAScopeThatStays() throws Exception {
    assertThat(watch(AzureScope.tenant()).end(plan(AzureScope.tenant()))).isEmpty();
    assertThat(watch(AzureScope.subscriptions(A)).end(plan(AzureScope.subscriptions(A)))).isEmpty();
  }

  @Test
  void aSubscriptionThatIsLostIsNamed() throws Exception {
    ScopeWatch watch = watch(AzureScope.tenant());
    visible.remove(B);

    assertThat(watch.end(plan(AzureScope.tenant())))
        .singleElement()
        .asString()
        .contains(B, "at the start, but not at the end")
        .doesNotContain(A);
  }

  @Test
  void aSubscriptionThatNeverWasReadableIsNamed() throws Exception {
    visible.remove(B);
    AzureScope both = AzureScope.subscriptions(A, B);

    assertThat(watch(both).end(plan(both)))
        .singleElement()
        .asString()
        .startsWith("subscription " + B + " cannot be read");
  }

  @Test
  void aRunThatGoesOnKnowsTheScopeByItsSplits() throws Exception {
    AzureScope both = AzureScope.subscriptions(A, B);
    ScopeWatch another = new ScopeWatch(graph.client(), both);
    visible.remove(A);

    assertThat(another.end(plan(both))).singleElement().asString().contains(A);
  }

  @Test
  void aRunThatGoesOnAndSeesNothingDoesNotKnow() throws Exception {
    AzureScope both = AzureScope.subscriptions(A, B);
    ScopeWatch another = new ScopeWatch(graph.client(), both);
    visible.clear();

    assertThat(another.end(plan(both))).singleElement().asString().contains("is not known");
    assertThat(another.end(plan(AzureScope.tenant()))).isEmpty();
  }

  @Test
  void whatWasLostIsToldFromWhatNeverWasReadable() throws Exception {
    visible.remove(B);
    AzureScope both = AzureScope.subscriptions(A, B);
    ScopeWatch watch = watch(both);
    visible.remove(A);

    assertThat(watch.end(plan(both)))
        .hasSize(2)
        .anySatisfy(sentence -> assertThat(sentence).contains(A, "at the start").doesNotContain(B))
        .anySatisfy(
            sentence -> assertThat(sentence).contains(B, "cannot be read").doesNotContain(A));
  }

  @Test
  void aTenantThatNamesNoSubscriptionsIsNotDoubted() throws Exception {
    visible.clear();
    AzureScope scope = AzureScope.subscriptions(A);

    assertThat(watch(scope).end(plan(scope))).isEmpty();
  }

  @Test
  void aCloudWithoutTheTableIsNotDoubted() throws Exception {
    FakeGraph without =
        new FakeGraph(
            query -> {
              throw ServiceAnswers.failed(400, "DisallowedLogicalTableName");
            });
    ScopeWatch watch = new ScopeWatch(without.client(), AzureScope.tenant());
    watch.begin();

    assertThat(watch.end(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404, SubscriptionNotFound", "407, ProxyAuthenticationRequired"})
  void aQuestionThatIsRefusedForAnotherReasonIsNoCloudWithoutTheTable(int status, String code)
      throws Exception {
    FakeGraph refusing =
        new FakeGraph(
            query -> {
              throw ServiceAnswers.failed(status, code);
            });
    ScopeWatch watch = new ScopeWatch(refusing.client(), AzureScope.tenant());
    watch.begin();

    assertThatThrownBy(() -> watch.end(List.of()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining(code);
  }

  @Test
  void subscriptionsThatNeverRestKeepNobodyFromReadingAndAreDoubtedInTheEnd() throws Exception {
    FakeGraph restless =
        new FakeGraph(
            query -> {
              throw new ConnectorException(ErrorKind.BAD_ANSWER, "rows came or went");
            });
    ScopeWatch watch = new ScopeWatch(restless.client(), AzureScope.tenant());
    watch.begin();

    assertThat(watch.visible()).isEmpty();
    assertThatThrownBy(() -> watch.end(List.of())).hasMessageContaining("rows came or went");
  }

  @Test
  void aServiceThatDoesNotTakeTheQuestionsOfThePlanIsReadAndDoubted() throws Exception {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(Estate.builder().build())
                .noQuota()
                .intercept(
                    (request, service) ->
                        request.body().contains("resourcecontainers")
                                || request.body().contains("summarize rows")
                            ? HttpReply.json(
                                400,
                                "{\"error\":{\"code\":\"BadRequest\",\"message\":\"no\","
                                    + "\"details\":[{\"code\":\"InvalidQuery\"}]}}")
                            : service.answer(request)))) {
      RunReport report = tenant.run();

      assertThat(report.error()).isEmpty();
      assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
      assertThat(report.findings()).isEqualTo(Estate.builder().build().truth().findings());
      assertThat(report.datasets().get(DefenderDatasets.VIRTUAL_MACHINE).completeness().reasons())
          .singleElement()
          .asString()
          .contains("whether the scope has changed is not known", "InvalidQuery");
    }
  }

  @Test
  void aTenantOfMoreThanTenThousandSubscriptionsIsNotSaidToBeComplete() throws Exception {
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(Estate.builder().build())
                .noQuota()
                .intercept(
                    (request, service) -> {
                      HttpReply reply = service.answer(request);
                      return request.body().contains("resourcecontainers")
                          ? reply.withHeader("x-ms-tenant-subscription-limit-hit", "true")
                          : reply;
                    }))) {
      RunReport report = tenant.run();

      assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
      assertThat(report.datasets().values())
          .extracting(DatasetReport::completeness)
          .allSatisfy(
              completeness ->
                  assertThat(completeness.reasons())
                      .singleElement()
                      .asString()
                      .contains("more than 10,000 subscriptions"));
    }
  }

  @Test
  void accessThatIsLostDuringARunIsInItsReport() throws Exception {
    Estate estate = Estate.builder().subscriptions(2).build();
    String lost = estate.subscriptions().get(1);
    AtomicInteger looks = new AtomicInteger();
    try (SimulatedTenant tenant =
        SimulatedTenant.start(
            AzureSimulator.builder()
                .tables(estate)
                .noQuota()
                .intercept(
                    (request, service) ->
                        request.body().contains("resourcecontainers")
                                && looks.incrementAndGet() == 2
                            ? HttpReply.json(
                                200,
                                "{\"totalRecords\":1,\"count\":1,\"resultTruncated\":\"false\","
                                    + "\"data\":[{\"subscriptionId\":\""
                                    + estate.subscriptions().get(0)
                                    + "\"}]}")
                            : service.answer(request)))) {
      RunReport report = tenant.run();

      assertThat(report.state()).isEqualTo(RunState.INCOMPLETE);
      assertThat(report.datasets().get(DefenderDatasets.MISCONFIGURATION).completeness().reasons())
          .singleElement()
          .asString()
          .contains(lost);
    }
  }
}
