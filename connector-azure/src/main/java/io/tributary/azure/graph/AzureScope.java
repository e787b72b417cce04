package io.tributary.azure.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where in Azure rows are looked for: some subscriptions, some management groups, or everything
 * that the credential's tenant shows.
 *
 * @param kind which of the three
 * @param ids of subscriptions (lower case) or of management groups, sorted, each once; empty for
 *     the tenant
 */
public record AzureScope(Kind kind, List<String> ids) {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Microsoft's advice for one query is fewer than 300. */
  public static final int SUBSCRIPTIONS_PER_QUERY = 200;

  // Azure's rule for the id of a management group.
  private static final Pattern MANAGEMENT_GROUP = Pattern.compile("[A-Za-z0-9_().-]{1,90}");

  /** What the ids of a scope name. */
  public enum Kind {
    /** Subscriptions. */
    SUBSCRIPTIONS,
    /** Management groups, by id, not by display name. */
    MANAGEMENT_GROUPS,
    /** All that the credential sees in its tenant, delegated subscriptions included. */
    TENANT
  }

  /**
   * Checks the ids.
   *
   * @throws IllegalArgumentException that names every id which is not one
   */
  public AzureScope {
    ids = List.copyOf(ids);
    List<String> problems = new ArrayList<>();
    for (String id : ids) {
      if (kind == Kind.SUBSCRIPTIONS && !SUBSCRIPTION.matcher(id).matches()) {
        problems.add("\"" + id + "\" is not a subscription id (a GUID such as " + example() + ")");
      }
      if (kind == Kind.MANAGEMENT_GROUPS && !MANAGEMENT_GROUP.matcher(id).matches()) {
        problems.add("\"" + id + "\" is not the id of a management group");
      }
    }
    if (ids.isEmpty() != (kind == Kind.TENANT)) {
      problems.add("a scope of " + kind + " with " + ids.size() + " ids makes no sense");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Some subscriptions, by id in any casing; at least one. */
  public static AzureScope subscriptions(String... ids) {
    return subscriptions(List.of(ids));
  }

  /** Some subscriptions, by id in any casing; at least one. */
  public static AzureScope subscriptions(Collection<String> ids) {
    TreeSet<String> lowered = new TreeSet<>();
    ids.forEach(id -> lowered.add(id.strip().toLowerCase(Locale.ROOT)));
    return new AzureScope(Kind.SUBSCRIPTIONS, new ArrayList<>(lowered));
  }

  /** Everything below some management groups, by id; at least one. */
  public static AzureScope managementGroups(String... ids) {
    return managementGroups(List.of(ids));
  }

  /** Everything below some management groups, by id; at least one. */
  public static AzureScope managementGroups(Collection<String> ids) {
    return new AzureScope(Kind.MANAGEMENT_GROUPS, new ArrayList<>(new TreeSet<>(ids)));
  }

  /** Everything that the credential sees. */
  public static AzureScope tenant() {
    return new AzureScope(Kind.TENANT, List.of());
  }

  /**
   * This scope in parts that are small enough for one query each. Only subscriptions are parted:
   * one management group may be in another, so that apart they would give the same rows twice.
   */
  public List<AzureScope> parts() {
    if (kind != Kind.SUBSCRIPTIONS) {
      return List.of(this);
    }
    int all = ids.size();
    int count = (all + SUBSCRIPTIONS_PER_QUERY - 1) / SUBSCRIPTIONS_PER_QUERY;
    List<AzureScope> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(subscriptions(ids.subList(i * all / count, (i + 1) * all / count)));
    }
    return parts;
  }

  private static String example() {
    return "11111111-2222-3333-4444-555555555555";
  }
}
