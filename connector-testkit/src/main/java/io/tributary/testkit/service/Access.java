package io.tributary.testkit.service;

import io.tributary.testkit.service.Subscriptions.Subscription;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rows the signed-in application may see, in the scope that it asks for. */
final class Access {

  private static final int MOST_SUBSCRIPTIONS = 10_000;

  private final Subscriptions subscriptions;
  private final Optional<Set<String>> readable;
  private final boolean readsRoot;
  private final String rootGroup;

  /** The access of an application. */
  Access(Subscriptions subscriptions, Tenant tenant) {
    this.subscriptions = subscriptions;
    this.readable =
        tenant
            .readable()
            .map(
                ids ->
                    ids.stream()
                        .map(id -> id.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    this.readsRoot = tenant.rootIsReadable();
    this.rootGroup = tenant.id().toLowerCase(Locale.ROOT);
  }

  /**
   * What a query sees.
   *
   * @param key names it: two scopes of the same key see the same
   * @param visible whether it sees a row
   * @param isLimitHit whether there are more subscriptions than a query looks at
   */
  record Scope(String key, Predicate<Map<String, @Nullable Object>> visible, boolean isLimitHit) {

    Scope without(Predicate<Map<String, @Nullable Object>> hidden) {
      return new Scope(key, visible.and(hidden.negate()), isLimitHit);
    }
  }

  /** Whether the tenant's root may be read, with what belongs to no subscription. */
  boolean readsRoot() {
    return readsRoot;
  }

  /** Whether a subscription that exists may be read. */
  boolean reads(String id) {
    return readable.map(ids -> ids.contains(id.toLowerCase(Locale.ROOT))).orElse(true);
  }

  /** The readable ones of these subscriptions; empty if there is none. */
  Optional<Scope> subscriptions(Collection<String> ids) {
    Set<String> known = subscriptions.all().keySet();
    return of(
        ids.stream()
            .map(id -> id.toLowerCase(Locale.ROOT))
            .filter(known::contains)
            .filter(this::reads)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** The readable subscriptions below any of these groups; empty if there is none. */
  Optional<Scope> managementGroups(Collection<String> groups) {
    Set<String> wanted =
        groups.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return of(
        readable(
            each ->
                wanted.contains(rootGroup)
                    || each.managementGroups().stream().anyMatch(wanted::contains)));
  }

  /** The whole tenant, rows that belong to no subscription included; empty if it can't be read. */
  Optional<Scope> tenant() {
    Set<String> ids = readable(each -> true);
    boolean isLimitHit = ids.size() > MOST_SUBSCRIPTIONS;
    if (readable.isEmpty() && !isLimitHit) {
      return Optional.of(new Scope("tenant", row -> true, false));
    }
    return of(ids)
        .map(
            scope ->
                new Scope(
                    "tenant:" + scope.key,
                    row -> Subscriptions.idOf(row).isEmpty() || scope.visible.test(row),
                    isLimitHit));
  }

  private Set<String> readable(Predicate<Subscription> wanted) {
    return subscriptions.all().values().stream()
        .filter(wanted)
        .map(Subscription::id)
        .filter(this::reads)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<Scope> of(Set<String> ids) {
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    List<String> first = ids.stream().limit(MOST_SUBSCRIPTIONS).sorted().toList();
    Set<String> seen = Set.copyOf(first);
    return Optional.of(
        new Scope(
            String.join(",", first),
            row -> seen.contains(Subscriptions.idOf(row)),
            ids.size() > MOST_SUBSCRIPTIONS));
  }
}
