package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of subscriptions and resource groups. */
final class ScopeRows {
  private final Blueprint blueprint;

  ScopeRows(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  Table subscriptions() {
    return new GeneratedRows(blueprint.count(ResourceKind.SUBSCRIPTION), this::subscription);
  }

  Table groups() {
    return new GeneratedRows(blueprint.groups(), this::group);
  }

  private Map<String, @Nullable Object> subscription(int index) {
    ArmId id = blueprint.id(ResourceKind.SUBSCRIPTION, index);
    Map<String, @Nullable Object> row =
        row(id, blueprint.subscriptionName(index), "microsoft.resources/subscriptions");
    row.put(
        "properties",
        object(
            "state",
            "Enabled",
            "managementGroupAncestorsChain",
            List.of(
                object("name", "mg-contoso", "displayName", "Contoso"),
                object("name", blueprint.tenantId(), "displayName", "Tenant Root Group")),
            "subscriptionPolicies",
            object("quotaId", "EnterpriseAgreement_2014-09-01", "spendingLimit", "Off")));
    return row;
  }

  private Map<String, @Nullable Object> group(int index) {
    ArmId id = blueprint.group(index);
    Map<String, @Nullable Object> row =
        row(id, id.group(), "microsoft.resources/subscriptions/resourcegroups");
    row.put("location", blueprint.location(index));
    row.put("resourceGroup", id.group()); // As written, unlike in the resources table.
    row.put("properties", object("provisioningState", "Succeeded"));
    row.put("tags", object("env", blueprint.stage(index)));
    return row;
  }

  private Map<String, @Nullable Object> row(ArmId id, String name, String type) {
    return Trees.row(id.text(), name, type, blueprint.tenantId(), id.group(), id.subscription());
  }
}
