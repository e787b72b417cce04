package io.tributary.testkit;

import static io.tributary.testkit.SimulatedClient.errorCode;
import static io.tributary.testkit.SimulatedClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a query sees only at the tenant's root and with a new api-version, and clouds. */
class CveDetailsSimulationTest {

  private static final String ONE = GeneratedTable.SUBSCRIPTIONS[0];
  private static final String OLD = "2021-03-01";
  private static final String NEW = "2022-10-01";
  private static final String ROWS = "securityresources | project name | order by name asc";

  private AzureSimulator azure;
  private SimulatedClient client;
  private String token;

  private static AzureSimulator.Builder withRows() {
    return AzureSimulator.builder()
        .noQuota()
        .tables(
            Tables.of(
                Map.of(
                    "securityresources",
                    List.of(
                        Map.of("name", "cve-2024-1000", "type", "microsoft.security/CveDetails"),
                        Map.of("name", "rootless", "type", "microsoft.security/pricings"),
                        Map.of(
                            "name",
                            "assessment",
                            "type",
                            "microsoft.security/assessments",
                            "subscriptionId",
                            ONE)))));
  }

  private void start(AzureSimulator.Builder builder) throws IOException {
    azure = builder.start();
    client = new SimulatedClient(azure);
    token = client.token();
  }

  @AfterEach
  void close() {
    azure.close();
  }

  private List<String> names(String apiVersion, String members) throws IOException {
    JsonNode answer = json(client.query(token, apiVersion, ROWS, members));
    return answer.path("data").findValuesAsText("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {NEW, "2024-04-01"})
  void areThereForTheWholeTenantAndANewApiVersion(String apiVersion) throws IOException {
    start(withRows());

    assertThat(names(apiVersion, "")).containsExactly("assessment", "cve-2024-1000", "rootless");
  }

  @Test
  void areNotThereForAnOldApiVersionEvenOfTheSameQuery() throws IOException {
    start(withRows());

    assertThat(names(NEW, "")).hasSize(3);
    assertThat(names(OLD, "")).containsExactly("assessment", "rootless");
    assertThat(names("2021-06-01-preview", "")).containsExactly("assessment", "rootless");
    assertThat(names(NEW, "")).hasSize(3);
  }

  @Test
  void areNotThereForSubscriptionsAndManagementGroupsEvenTheRoot() throws IOException {
    start(withRows());

    assertThat(names(NEW, ",\"subscriptions\":[\"" + ONE + "\"]")).containsExactly("assessment");
    assertThat(names(NEW, ",\"managementGroups\":[\"" + AzureSimulator.TENANT_ID + "\"]"))
        .containsExactly("assessment");
  }

  @Test
  void areNotThereForAnApplicationThatMayNotReadTheRoot() throws IOException {
    start(withRows().tenantReader(false));

    assertThat(names(NEW, "")).containsExactly("assessment", "rootless");
  }

  @Test
  void areThereForAnApplicationThatReadsTheRootAndSomeSubscriptions() throws IOException {
    start(withRows().accessible(Set.of(ONE)));

    assertThat(names(NEW, "")).hasSize(3);
  }

  @Test
  void refusesATableThatTheCloudLacks() throws IOException {
    start(withRows().withoutTables("AwsResources", "securityresources"));

    assertThat(client.query(token, "awsresources", "").statusCode()).isEqualTo(400);
    assertThat(errorCode(client.query(token, "awsresources", "")))
        .isEqualTo("DisallowedLogicalTableName");
    assertThat(client.query(token, "AwsResources", "").body())
        .contains("Table awsresources is invalid, unsupported or disallowed.");
    assertThat(client.query(token, "securityresources", "").statusCode()).isEqualTo(400);
    assertThat(client.query(token, "resources", "").statusCode()).isEqualTo(200);
  }

  @Test
  void hasAwsResourcesIfNothingIsSaid() throws IOException {
    start(withRows());

    assertThat(client.query(token, "awsresources", "").statusCode()).isEqualTo(200);
  }
}
