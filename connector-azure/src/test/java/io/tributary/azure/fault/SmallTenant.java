package io.tributary.azure.fault;

import io.tributary.testkit.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A few rows in two of 201 subscriptions, which are too many for one query. */
final class SmallTenant {
  static final String FINDINGS = "azure.misconfiguration";
  static final String FUNCTIONS = "azure.serverless";
  static final String FIRST_SUBSCRIPTION = "aaaaaaaa-0000-0000-0000-000000000000";
  private static final String LAST_SUBSCRIPTION = "cccccccc-0000-0000-0000-000000000000";

  private SmallTenant() {}

  static List<String> subscriptions() {
    List<String> ids = new ArrayList<>(List.of(FIRST_SUBSCRIPTION, LAST_SUBSCRIPTION));
    IntStream.range(0, 199)
        .mapToObj(i -> String.format("bbbbbbbb-0000-0000-0000-%012d", i))
        .forEach(ids::add);
    return ids;
  }

  static Tables tables() {
    List<Map<String, @Nullable Object>> findings = new ArrayList<>();
    List<Map<String, @Nullable Object>> functions = new ArrayList<>();
    List<Map<String, @Nullable Object>> subscriptions = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      findings.add(finding(FIRST_SUBSCRIPTION, i));
      functions.add(function(FIRST_SUBSCRIPTION, i));
    }
    for (int i = 0; i < 11; i++) {
      findings.add(finding(LAST_SUBSCRIPTION, i));
      functions.add(function(LAST_SUBSCRIPTION, i));
    }
    subscriptions().forEach(id -> subscriptions.add(subscription(id)));
    return Tables.of(
        Map.of(
            "securityresources", findings,
            "resources", functions,
            "resourcecontainers", subscriptions));
  }

  /** An assessment; rows with lower numbers come first. */
  static Map<String, @Nullable Object> finding(String subscription, int number) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", findingId(subscription, number));
    row.put("name", "dddddddd-0000-0000-0000-000000000000");
    row.put("type", "microsoft.security/assessments");
    row.put("subscriptionId", subscription);
    row.put(
        "properties",
        Map.of(
            "status", Map.of("code", "Unhealthy"),
            "displayName", "Finding " + number,
            "metadata", Map.of("severity", "High", "description", "About " + number)));
    return row;
  }

  static String findingId(String subscription, int number) {
    return String.format(
        Locale.ROOT,
        "/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts"
            + "/account%05d/providers/Microsoft.Security/assessments"
            + "/dddddddd-0000-0000-0000-000000000000",
        subscription,
        number);
  }

  private static Map<String, @Nullable Object> function(String subscription, int number) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put(
        "id",
        String.format(
            Locale.ROOT,
            "/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Web/sites/app%05d",
            subscription,
            number));
    row.put("name", "app" + number);
    row.put("type", "microsoft.web/sites");
    row.put("kind", "functionapp,linux");
    row.put("location", "westeurope");
    row.put("subscriptionId", subscription);
    row.put("properties", Map.of("state", "Running", "number", number));
    return row;
  }

  private static Map<String, @Nullable Object> subscription(String id) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", "/subscriptions/" + id);
    row.put("name", "Subscription " + id);
    row.put("type", "microsoft.resources/subscriptions");
    row.put("subscriptionId", id);
    row.put("properties", Map.of("state", "Enabled"));
    return row;
  }
}
