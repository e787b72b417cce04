package io.tributary.testkit;

import static io.tributary.testkit.SimulatedClient.errorCode;
import static io.tributary.testkit.SimulatedClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.testkit.service.QuotaRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceGraphSimulationTest {

  private static final String ONE = GeneratedTable.SUBSCRIPTIONS[0];
  private static final String OTHER = GeneratedTable.SUBSCRIPTIONS[1];
  private static final String IDS = "resources | project id | order by id asc";

  private final MutableClock clock = new MutableClock();
  private AzureSimulator azure;
  private SimulatedClient client;
  private String token;

  private void start(AzureSimulator.Builder builder) throws IOException {
    azure = builder.clock(clock).start();
    client = new SimulatedClient(azure);
    token = client.token();
  }

  private void startWith(GeneratedTable table) throws IOException {
    start(AzureSimulator.builder().noQuota().tables(table.asResources()));
  }

  @AfterEach
  void close() {
    azure.close();
  }

  private HttpResponse<String> query(String kql, String members) throws IOException {
    return client.query(token, kql, members);
  }

  private static String options(String options) {
    return ",\"options\":{" + options + "}";
  }

  private static String subscriptions(String... ids) {
    return ",\"subscriptions\":[\"" + String.join("\",\"", ids) + "\"]";
  }

  private List<String> walk(String kql, String scope, String firstOptions) throws IOException {
    List<String> ids = new ArrayList<>();
    String options = firstOptions;
    while (true) {
      JsonNode page = json(query(kql, scope + options(options)));
      page.path("data").forEach(row -> ids.add(row.path("id").asText()));
      assertThat(page.path("count").asInt()).isEqualTo(page.path("data").size());
      assertThat(page.path("resultTruncated").asText()).isEqualTo("false");
      if (!page.has("$skipToken")) {
        return ids;
      }
      options = "\"$skipToken\":\"" + page.path("$skipToken").asText() + "\"";
    }
  }

  @Test
  void pagesByAThousandUntilTheTokenIsAbsent() throws IOException {
    startWith(new GeneratedTable(2_500, 0));

    List<String> ids = walk(IDS, "", "");

    assertThat(ids).hasSize(2_500).doesNotHaveDuplicates().isSorted();
    assertThat(azure.queries()).hasSize(3);
  }

  @Test
  void keepsThePageSizeOfTheFirstRequest() throws IOException {
    startWith(new GeneratedTable(10, 0));

    assertThat(walk(IDS, "", "\"$top\":3,\"$skip\":2")).hasSize(8);
    assertThat(azure.queries()).hasSize(3);
  }

  @Test
  void losesAndRepeatsRowsOfAWalkWithoutAnOrder() throws IOException {
    startWith(new GeneratedTable(2_500, 0));

    List<String> ids = walk("resources | order by id | distinct id", "", "");

    assertThat(ids).hasSize(2_500);
    assertThat(new HashSet<>(ids)).hasSize(2_499);
  }

  @Test
  void keepsTheOrderOfADistinctOverAllPages() throws IOException {
    startWith(new GeneratedTable(2_500, 0));

    List<String> ids =
        walk(
            "resources | distinct subscriptionId, id | order by subscriptionId desc, id asc",
            "",
            "");

    assertThat(ids).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(ids.subList(0, 1_250)).isSorted();
    assertThat(ids.subList(1_250, 2_500)).isSorted();
  }

  @Test
  void runsAQueryOnceForAWholeWalk() throws IOException {
    GeneratedTable table = new GeneratedTable(200_000, 0);
    startWith(table);

    List<String> ids =
        walk("resources | where type =~ 'microsoft.x/y' | order by id | project id", "", "");

    assertThat(ids).hasSize(200_000);
    // Once to find the subscriptions, once to run the query, once to write the pages.
    assertThat(table.reads()).isEqualTo(600_000);
  }

  @Test
  void readsATableAnewWhenItIsAnother() throws IOException {
    List<Table> current = new ArrayList<>(List.of(new GeneratedTable(3, 0)));
    start(
        AzureSimulator.builder()
            .tables(
                new Tables() {
                  @Override
                  public Set<String> names() {
                    return Set.of("resources");
                  }

                  @Override
                  public Table table(String name) {
                    return name.equals("resources")
                        ? current.get(current.size() - 1)
                        : new GeneratedTable(0, 0);
                  }
                }));

    assertThat(json(query(IDS, "")).path("totalRecords").asInt()).isEqualTo(3);
    current.add(new GeneratedTable(4, 0));
    assertThat(json(query(IDS, "")).path("totalRecords").asInt()).isEqualTo(4);
  }

  @Test
  void refusesATokenOfAnotherQueryOrScope() throws IOException {
    startWith(new GeneratedTable(10, 0));
    String next = json(query(IDS, options("\"$top\":3"))).path("$skipToken").asText();
    String options = options("\"$skipToken\":\"" + next + "\"");

    assertThat(query(IDS, options).statusCode()).isEqualTo(200);
    assertThat(query(IDS + " ", options).statusCode()).isEqualTo(400);
    assertThat(query(IDS, subscriptions(ONE) + options).statusCode()).isEqualTo(400);
    assertThat(query(IDS, options("\"$skipToken\":\"rubbish\"")).statusCode()).isEqualTo(400);
  }

  @Test
  void givesNoTokenToALimitedOrAnAllDynamicResult() throws IOException {
    startWith(new GeneratedTable(1_500, 0));

    JsonNode limited = json(query("resources | take 1200 | project id", options("\"$skip\":9")));
    JsonNode dynamic = json(query("resources | project properties", ""));

    assertThat(limited.path("count").asInt()).isEqualTo(1_000);
    assertThat(limited.path("totalRecords").asInt()).isEqualTo(1_200);
    assertThat(limited.path("resultTruncated").asText()).isEqualTo("true");
    assertThat(limited.has("$skipToken")).isFalse();
    assertThat(dynamic.path("resultTruncated").asText()).isEqualTo("true");
    assertThat(dynamic.has("$skipToken")).isFalse();
  }

  @Test
  void refusesAnAnswerOverSixteenMebibytes() throws IOException {
    startWith(new GeneratedTable(1_000, 17_000));

    HttpResponse<String> answer = query("resources", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(errorCode(answer)).isEqualTo("ResponsePayloadTooLarge");
    assertThat(answer.body())
        .containsPattern(
            "Response payload size is 17\\d{6}, and has exceeded the limit of 16777216");
    assertThat(query("resources", options("\"$top\":900")).statusCode()).isEqualTo(200);
  }

  @Test
  void answersAsATable() throws IOException {
    startWith(new GeneratedTable(1, 0));

    JsonNode data =
        json(query(
                "resources | project id, properties.index, n = strlen(id)",
                options("\"resultFormat\":\"table\"")))
            .path("data");

    assertThat(data.toString())
        .isEqualTo(
            "{\"columns\":[{\"name\":\"id\",\"type\":\"string\"},"
                + "{\"name\":\"properties_index\",\"type\":\"object\"},"
                + "{\"name\":\"n\",\"type\":\"integer\"}],\"rows\":[[\"/r/0000000\",0,10]]}");
  }

  @Test
  void showsTheRowsOfTheScope() throws IOException {
    startWith(new GeneratedTable(11, 0));

    assertThat(walk(IDS, "", "")).hasSize(11);
    assertThat(walk(IDS, subscriptions(ONE), "")).hasSize(6);
    assertThat(walk(IDS, subscriptions(ONE.toUpperCase(Locale.ROOT), OTHER), "")).hasSize(11);
    assertThat(walk(IDS, ",\"managementGroups\":[\"" + AzureSimulator.TENANT_ID + "\"]", ""))
        .hasSize(11);
  }

  @Test
  void hidesWhatMayNotBeReadWithoutAWord() throws IOException {
    start(
        AzureSimulator.builder()
            .tables(new GeneratedTable(11, 0).asResources())
            .accessible(Set.of(ONE)));

    assertThat(walk(IDS, "", "")).hasSize(6);
    assertThat(walk(IDS, subscriptions(ONE, OTHER), "")).hasSize(6);
    HttpResponse<String> denied = query(IDS, subscriptions(OTHER));
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(errorCode(denied)).isEqualTo("AccessDenied");
  }

  @Test
  void findsTheSubscriptionsOfAManagementGroup() throws IOException {
    Map<String, Object> subscription = new LinkedHashMap<>();
    subscription.put("type", "microsoft.resources/subscriptions");
    subscription.put("name", "Production");
    subscription.put("subscriptionId", ONE);
    subscription.put(
        "properties", Map.of("managementGroupAncestorsChain", List.of(Map.of("name", "Prod"))));
    start(
        AzureSimulator.builder()
            .tables(Tables.of(Map.of("ResourceContainers", List.of(subscription)))));

    String count = "resourcecontainers | count";
    assertThat(query(count, ",\"managementGroups\":[\"prod\"]").body()).contains("\"Count\":1");
    assertThat(query(count, ",\"managementGroups\":[\"test\"]").statusCode()).isEqualTo(403);
  }

  @Test
  void refusesWhatTheServiceRefuses() throws IOException {
    start(AzureSimulator.builder().noQuota().tables(new GeneratedTable(1, 0).asResources()));

    assertThat(errorCode(query("resources | where where", ""))).isEqualTo("InvalidQueryLanguage");
    assertThat(errorCode(query("resources | (", ""))).isEqualTo("ParserFailure");
    assertThat(errorCode(query("securityresource", ""))).isEqualTo("DisallowedLogicalTableName");
    assertThat(query("securityresources", "").statusCode()).isEqualTo(200);
    assertThat(errorCode(query(IDS, subscriptions("some-fake-id"))))
        .isEqualTo("InvalidSubscriptionId");
    assertThat(errorCode(query(IDS, ",\"subscriptions\":[]")))
        .isEqualTo("NoValidSubscriptionsInQueryRequest");
    for (String members :
        List.of(
            options("\"$top\":1001"),
            options("\"$top\":0"),
            options("\"$skip\":-1"),
            options("\"resultFormat\":\"xml\""),
            ",\"facets\":[{}]",
            ",\"subscriptions\":\"x\"",
            subscriptions(ONE) + ",\"managementGroups\":[\"x\"]",
            ",")) {
      assertThat(query(IDS, members).statusCode()).as(members).isEqualTo(400);
    }
  }

  @Test
  void asksForAnApiVersionAndJson() throws IOException {
    start(AzureSimulator.builder());
    String url = "https://management.azure.com/providers/Microsoft.ResourceGraph/resources";

    assertThat(errorCode(client.getAs(token, url))).isEqualTo("MissingApiVersionParameter");
    assertThat(post(url + "?api-version=2020-01-01", "application/json").statusCode())
        .isEqualTo(400);
    assertThat(post(SimulatedClient.GRAPH, "text/plain").statusCode()).isEqualTo(500);
    assertThat(errorCode(client.getAs(token, "https://management.azure.com/x?api-version=1")))
        .isEqualTo("InvalidResourceType");
  }

  private HttpResponse<String> post(String url, String type) throws IOException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("{\"query\":\"resources\"}")));
  }

  @Test
  void listsAndDescribesSubscriptions() throws IOException {
    start(
        AzureSimulator.builder()
            .tables(new GeneratedTable(2, 0).asResources())
            .accessible(Set.of(ONE)));
    String all = "https://management.azure.com/subscriptions";

    JsonNode list = json(client.getAs(token, all + "?api-version=2022-12-01"));
    assertThat(list.path("value").findValuesAsText("subscriptionId")).containsExactly(ONE);
    assertThat(code(all + "/" + ONE)).isEmpty();
    assertThat(code(all + "/" + OTHER)).isEqualTo("AuthorizationFailed");
    assertThat(code(all + "/some-fake-id")).isEqualTo("InvalidSubscriptionId");
    assertThat(code(all + "/00000000-0000-0000-0000-000000000000"))
        .isEqualTo("SubscriptionNotFound");
  }

  private String code(String url) throws IOException {
    return errorCode(client.getAs(token, url + "?api-version=2022-12-01"));
  }

  @Test
  void letsFifteenQueriesThroughInFiveSeconds() throws IOException {
    start(AzureSimulator.builder().tables(new GeneratedTable(1, 0).asResources()));

    for (int i = 14; i >= 0; i--) {
      HttpResponse<String> answer = query(IDS, "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("x-ms-user-quota-remaining"))
          .contains(Integer.toString(i));
      assertThat(answer.headers().firstValue("x-ms-user-quota-resets-after")).contains("00:00:05");
    }
    clock.advance(Duration.ofMillis(1_500));
    HttpResponse<String> throttled = query(IDS, "");
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(errorCode(throttled)).isEqualTo("RateLimiting");
    assertThat(throttled.headers().firstValue("x-ms-user-quota-resets-after")).contains("00:00:04");
    assertThat(throttled.headers().firstValue("Retry-After")).isEmpty();

    clock.advance(Duration.ofMillis(3_500));
    assertThat(query(IDS, "").headers().firstValue("x-ms-user-quota-remaining")).contains("14");
    assertThat(azure.queries()).hasSize(16);
  }

  private String left() throws IOException {
    HttpResponse<String> answer = query(IDS, "");
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("x-ms-user-quota-remaining").orElseThrow()
        + " "
        + answer.headers().firstValue("x-ms-user-quota-resets-after").orElseThrow();
  }

  @Test
  void countsAnewWhenAFixedWindowBegins() throws IOException {
    Duration window = Duration.ofSeconds(5);
    // The test's clock stands at a whole minute, 1.3 s before a window begins.
    start(AzureSimulator.builder().quota(QuotaRule.fixed(2, window, Duration.ofMillis(1_300))));

    assertThat(left()).isEqualTo("200 1 00:00:02");
    clock.advance(Duration.ofSeconds(1));
    assertThat(left()).isEqualTo("200 0 00:00:01");
    clock.advance(Duration.ofMillis(299));
    assertThat(left()).isEqualTo("429 0 00:00:01");
    clock.advance(Duration.ofMillis(1));
    assertThat(left()).isEqualTo("200 1 00:00:05");
  }

  @Test
  void tellsTheTimeRoundedDownIfAsked() throws IOException {
    start(
        AzureSimulator.builder()
            .quota(QuotaRule.sliding(3, Duration.ofSeconds(5)).rounding(QuotaRule.Rounding.DOWN)));

    assertThat(left()).isEqualTo("200 2 00:00:05");
    clock.advance(Duration.ofMillis(1));
    assertThat(left()).isEqualTo("200 1 00:00:04");
    clock.advance(Duration.ofMillis(4_998));
    assertThat(left()).isEqualTo("200 0 00:00:00");
  }

  @Test
  void letsAnotherProgramSpendTheQuota() throws IOException {
    start(AzureSimulator.builder().quota(3, Duration.ofSeconds(5)));

    assertThat(azure.spendQuota(AzureSimulator.CLIENT_ID)).isTrue();
    assertThat(azure.spendQuota("another application")).isTrue();
    assertThat(left()).startsWith("200 1 ");
    assertThat(azure.spendQuota(AzureSimulator.CLIENT_ID)).isTrue();
    assertThat(azure.spendQuota(AzureSimulator.CLIENT_ID)).isFalse();
    assertThat(left()).startsWith("429 0 ");
  }

  @Test
  void givesEachApplicationAQuotaOfItsOwn() throws IOException {
    start(
        AzureSimulator.builder()
            .tables(new GeneratedTable(1, 0).asResources())
            .application("second", "its-secret")
            .quota(1, Duration.ofMinutes(1)));
    query(IDS, "");
    assertThat(query(IDS, "").statusCode()).isEqualTo(429);

    token =
        json(client.signIn(
                "login.microsoftonline.com",
                AzureSimulator.TENANT_ID,
                Map.of("client_id", "second", "client_secret", "its-secret")))
            .path("access_token")
            .asText();
    assertThat(query(IDS, "").statusCode()).isEqualTo(200);
  }
}
