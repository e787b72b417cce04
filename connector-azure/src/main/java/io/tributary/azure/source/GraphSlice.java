package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.graph.GraphQuery;
import io.tributary.source.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of a dataset a split reads: some scope, all of its rows or a part of them.
 *
 * @param scope where
 * @param part which rows, if not all
 */
record GraphSlice(AzureScope scope, Optional<String> part) {
  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final String MANAGEMENT_GROUPS = "managementGroups";
  private static final String PART = "part";

  /** Of more parts than that, each would be a page or two of the largest tenants there are. */
  private static final int MOST_PARTS = 8_192;

  private static final String NO_SUBSCRIPTION = "without-subscription";

  /** All rows in a scope. */
  GraphSlice(AzureScope scope) {
    this(scope, Optional.empty());
  }

  /** What a split says. */
  static GraphSlice of(Split split) {
    Optional<String> part = Optional.ofNullable(split.attributes().get(PART));
    return new GraphSlice(scope(split.attributes()), part);
  }

  /** One of several parts, counted from 0. */
  GraphSlice part(int number, int parts) {
    return new GraphSlice(scope, Optional.of(number + "/" + parts));
  }

  /** The rows that belong to no subscription. */
  GraphSlice withoutSubscription() {
    return new GraphSlice(scope, Optional.of(NO_SUBSCRIPTION));
  }

  /** Two slices that together are this one; empty when it is as small as it gets. */
  List<GraphSlice> halves() {
    List<String> ids = scope.ids();
    if (scope.kind() == AzureScope.Kind.SUBSCRIPTIONS && ids.size() > 1 && part.isEmpty()) {
      int half = ids.size() / 2;
      return List.of(
          new GraphSlice(AzureScope.subscriptions(ids.subList(0, half))),
          new GraphSlice(AzureScope.subscriptions(ids.subList(half, ids.size()))));
    }
    if (part.filter(NO_SUBSCRIPTION::equals).isPresent()) {
      return List.of();
    }
    String[] numbers = part.orElse("0/1").split("/", 2);
    int number = Integer.parseInt(numbers[0]);
    int parts = Integer.parseInt(numbers[1]);
    // What is i modulo n, is i or i + n modulo 2n.
    return parts > MOST_PARTS / 2
        ? List.of()
        : List.of(part(number, 2 * parts), part(number + parts, 2 * parts));
  }

  /** The query of a dataset for it. */
  GraphQuery query(GraphDataset dataset) {
    if (part.isEmpty()) {
      return dataset.all();
    }
    if (part.get().equals(NO_SUBSCRIPTION)) {
      return dataset.withoutSubscription();
    }
    String[] numbers = part.get().split("/", 2);
    return dataset.part(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** As a split has it. */
  Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>();
    switch (scope.kind()) {
      case SUBSCRIPTIONS -> attributes.put(SUBSCRIPTIONS, String.join(",", scope.ids()));
      case MANAGEMENT_GROUPS -> attributes.put(MANAGEMENT_GROUPS, String.join(",", scope.ids()));
      case TENANT -> {} // No attribute means everything.
    }
    part.ifPresent(which -> attributes.put(PART, which));
    return attributes;
  }

  private static AzureScope scope(Map<String, String> attributes) {
    String subscriptions = attributes.get(SUBSCRIPTIONS);
    if (subscriptions != null) {
      return AzureScope.subscriptions(List.of(subscriptions.split(",", -1)));
    }
    String groups = attributes.get(MANAGEMENT_GROUPS);
    if (groups != null) {
      return AzureScope.managementGroups(List.of(groups.split(",", -1)));
    }
    return AzureScope.tenant();
  }
}
