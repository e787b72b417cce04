package io.tributary.testkit.estate;

import java.util.Locale;

/**
 * An Azure Resource Manager id.
 *
 * @param subscription a GUID
 * @param group the resource group, or empty for the subscription itself
 * @param type provider and type, such as {@code Microsoft.Compute/virtualMachines}; empty for a
 *     subscription or a resource group
 * @param name the resource's name, with the names and types of its parents
 */
record ArmId(String subscription, String group, String type, String name) {
  static ArmId ofSubscription(String subscription) {
    return new ArmId(subscription, "", "", "");
  }

  static ArmId ofGroup(String subscription, String group) {
    return new ArmId(subscription, group, "", "");
  }

  /** A resource of another type in the same group. */
  ArmId sibling(String siblingType, String siblingName) {
    return new ArmId(subscription, group, siblingType, siblingName);
  }

  /** The last segment of the name. */
  String lastName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The id in Azure's own spelling. */
  String text() {
    return text("resourceGroups", group);
  }

  /** The id in some spelling. */
  String text(Casing casing) {
    return switch (casing) {
      case AS_CREATED -> text();
      case UPPER_GROUP -> text("resourcegroups", group.toUpperCase(Locale.ROOT));
      case LOWER -> text().toLowerCase(Locale.ROOT);
    };
  }

  private String text(String groups, String writtenGroup) {
    StringBuilder text = new StringBuilder("/subscriptions/").append(subscription);
    if (!group.isEmpty()) {
      text.append('/').append(groups).append('/').append(writtenGroup);
    }
    if (!type.isEmpty()) {
      text.append("/providers/").append(type).append('/').append(name);
    }
    return text.toString();
  }
}
