package io.tributary.testkit.service;

import io.tributary.testkit.kql.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of a tenant: those in {@code resourcecontainers}, or, when that has none, those
 * that any row names.
 */
final class Subscriptions {

  static final String CONTAINERS = "resourcecontainers";

  private static final String TYPE = "microsoft.resources/subscriptions";

  private final Catalog catalog;
  private @Nullable Rows seenContainers;
  private SortedMap<String, Subscription> seen = new TreeMap<>();

  Subscriptions(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A subscription.
   *
   * @param managementGroups the names of the groups it is in, however deep
   */
  record Subscription(String id, String name, String tenantId, List<String> managementGroups) {}

  /** All of them, by id in lower case. */
  synchronized SortedMap<String, Subscription> all() {
    Rows containers = catalog.rows(CONTAINERS);
    if (containers != seenContainers) {
      seen = declared(containers);
      if (seen.isEmpty()) {
        seen = named();
      }
      seenContainers = containers;
    }
    return seen;
  }

  Optional<Subscription> find(String id) {
    return Optional.ofNullable(all().get(id.toLowerCase(Locale.ROOT)));
  }

  /** Whether a text has the form of a subscription's id. */
  static boolean isId(String text) {
    try {
      return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static String idOf(Map<String, @Nullable Object> row) {
    return row.get("subscriptionId") instanceof String id ? id.toLowerCase(Locale.ROOT) : "";
  }

  private static SortedMap<String, Subscription> declared(Rows containers) {
    SortedMap<String, Subscription> found = new TreeMap<>();
    for (int i = 0; i < containers.size(); i++) {
      Map<String, @Nullable Object> row = containers.row(i);
      if (TYPE.equalsIgnoreCase(text(row.get("type")))) {
        Subscription subscription =
            new Subscription(
                idOf(row), text(row.get("name")), text(row.get("tenantId")), groups(row));
        found.put(subscription.id, subscription);
      }
    }
    return found;
  }

  private SortedMap<String, Subscription> named() {
    SortedMap<String, Subscription> found = new TreeMap<>();
    for (String table : catalog.names()) {
      Rows rows = catalog.rows(table);
      for (int i = 0; i < rows.size(); i++) {
        Map<String, @Nullable Object> row = rows.row(i);
        String id = idOf(row);
        if (!id.isEmpty() && !found.containsKey(id)) {
          found.put(id, new Subscription(id, id, text(row.get("tenantId")), List.of()));
        }
      }
    }
    return found;
  }

  private static List<String> groups(Map<String, @Nullable Object> row) {
    List<String> groups = new ArrayList<>();
    if (row.get("properties") instanceof Map<?, ?> properties
        && properties.get("managementGroupAncestorsChain") instanceof List<?> chain) {
      for (Object link : chain) {
        if (link instanceof Map<?, ?> group) {
          groups.add(text(group.get("name")).toLowerCase(Locale.ROOT));
        }
      }
    }
    return groups;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
