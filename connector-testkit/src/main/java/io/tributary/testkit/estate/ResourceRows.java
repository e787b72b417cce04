package io.tributary.testkit.estate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of resources without properties. */
final class ResourceRows {
  private final Blueprint blueprint;

  ResourceRows(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /**
   * A row of a resource.
   *
   * @param casing how its id is written
   * @param group the resource group it is in, for its location
   */
  Map<String, @Nullable Object> row(ArmId id, Casing casing, int group) {
    Map<String, @Nullable Object> row =
        Trees.row(
            id.text(casing),
            id.lastName(),
            id.type(),
            blueprint.tenantId(),
            id.group(),
            id.subscription());
    row.put("location", blueprint.location(group));
    return row;
  }
}
