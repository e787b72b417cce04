package io.tributary.azure.source;

import io.tributary.azure.graph.AzureScope;
import io.tributary.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Divides a scope into splits, and finds the scope of a split again. Does no I/O. */
final class SplitPlan {
  /** Two walks at once keep a reader busy while another waits, and cost one more query. */
  private static final int SPLITS_AT_LEAST = 2;

  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final String MANAGEMENT_GROUPS = "managementGroups";

  private SplitPlan() {}

  static List<Split> of(Collection<String> datasets, AzureScope scope) {
    List<Split> splits = new ArrayList<>();
    for (String dataset : datasets) {
      List<AzureScope> parts = scope.parts(SPLITS_AT_LEAST);
      for (int i = 0; i < parts.size(); i++) {
        splits.add(new Split(dataset, dataset + "." + (i + 1), attributes(parts.get(i))));
      }
    }
    return splits;
  }

  /** The scope that a split's attributes say. */
  static AzureScope scope(Split split) {
    String subscriptions = split.attributes().get(SUBSCRIPTIONS);
    if (subscriptions != null) {
      return AzureScope.subscriptions(List.of(subscriptions.split(",", -1)));
    }
    String groups = split.attributes().get(MANAGEMENT_GROUPS);
    if (groups != null) {
      return AzureScope.managementGroups(List.of(groups.split(",", -1)));
    }
    return AzureScope.tenant();
  }

  private static Map<String, String> attributes(AzureScope scope) {
    return switch (scope.kind()) {
      case SUBSCRIPTIONS -> Map.of(SUBSCRIPTIONS, String.join(",", scope.ids()));
      case MANAGEMENT_GROUPS -> Map.of(MANAGEMENT_GROUPS, String.join(",", scope.ids()));
      case TENANT -> Map.of();
    };
  }
}
