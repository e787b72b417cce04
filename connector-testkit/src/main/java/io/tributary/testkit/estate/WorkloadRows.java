package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The rows of sites, registries, and the other resources that assessments are about. */
final class WorkloadRows {
  /** The same kind as the first: such an app of the Flex Consumption plan is told by its plan. */
  private static final String FLEX = "functionapp,linux";

  private static final List<String> FUNCTION_KINDS =
      List.of(
          "functionapp,linux",
          "functionapp",
          "functionapp,linux,container",
          "functionapp,linux,container,azurecontainerapps",
          FLEX);
  private static final List<String> WEB_KINDS =
      List.of("app", "app,linux", "app,functionappx", "api");

  private final Blueprint blueprint;
  private final ResourceRows resources;

  WorkloadRows(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.resources = new ResourceRows(blueprint);
  }

  Table sites() {
    return new GeneratedRows(blueprint.sites(), this::site);
  }

  Table registries() {
    return rows(ResourceKind.CONTAINER_REGISTRY, this::registry);
  }

  /** Resources with the least that such a row has. */
  Table others(ResourceKind kind) {
    return rows(
        kind,
        index -> {
          Map<String, @Nullable Object> row = row(kind, index);
          row.put("properties", object("provisioningState", "Succeeded"));
          return row;
        });
  }

  private Map<String, @Nullable Object> site(int index) {
    Map<String, @Nullable Object> row = row(ResourceKind.SITE, index);
    List<String> kinds = Blueprint.isFunctionApp(index) ? FUNCTION_KINDS : WEB_KINDS;
    int turn = index / 2 % kinds.size();
    String kind = kinds.get(turn);
    boolean flex = Blueprint.isFunctionApp(index) && turn == FUNCTION_KINDS.size() - 1;
    String name = String.valueOf(row.get("name"));
    String host = name + ".azurewebsites.net";
    row.put("kind", kind);
    row.put(
        "properties",
        object(
            "name",
            name,
            "kind",
            kind,
            "state",
            index % 7 == 6 ? "Stopped" : "Running",
            "hostNames",
            List.of(host),
            "defaultHostName",
            host,
            "enabledHostNames",
            List.of(host, name + ".scm.azurewebsites.net"),
            "sku",
            flex ? "FlexConsumption" : "Dynamic",
            "resourceGroup",
            row.get("resourceGroup"),
            "httpsOnly",
            index % 3 != 0,
            "lastModifiedTimeUtc",
            Dates.zoneless(blueprint.draw("site", index)),
            "siteConfig",
            object(
                "linuxFxVersion",
                kind.contains("linux") ? "Python|3.11" : null,
                "minTlsVersion",
                null,
                "functionAppScaleLimit",
                200),
            "tags",
            Map.of()));
    if (index % 3 == 1) {
      row.put("tags", object("team", "contoso-web"));
    }
    return row;
  }

  private Map<String, @Nullable Object> registry(int index) {
    Map<String, @Nullable Object> row = row(ResourceKind.CONTAINER_REGISTRY, index);
    row.put("sku", object("name", "Standard", "tier", "Standard"));
    row.put(
        "properties",
        object(
            "loginServer",
            row.get("name") + ".azurecr.io",
            "creationDate",
            Dates.precise(blueprint.draw("registry", index)),
            "provisioningState",
            "Succeeded",
            "adminUserEnabled",
            index % 2 == 0));
    return row;
  }

  private Table rows(ResourceKind kind, IntFunction<Map<String, @Nullable Object>> maker) {
    return new GeneratedRows(blueprint.count(kind), maker);
  }

  private Map<String, @Nullable Object> row(ResourceKind kind, int index) {
    return resources.row(
        blueprint.id(kind, index), Casing.AS_CREATED, blueprint.groupOf(kind, index));
  }
}
