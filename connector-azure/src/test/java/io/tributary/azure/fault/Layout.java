package io.tributary.azure.fault;

import io.tributary.azure.graph.AzureScope;
import java.util.List;

/** What is read: one split, or several datasets in two batches of subscriptions each. */
enum Layout {
  ONE_SPLIT,
  MANY_SPLITS;

  AzureScope scope() {
    return this == ONE_SPLIT
        ? AzureScope.subscriptions(SmallTenant.FIRST_SUBSCRIPTION)
        : AzureScope.subscriptions(SmallTenant.subscriptions());
  }

  List<String> datasets() {
    return this == ONE_SPLIT
        ? List.of(SmallTenant.FINDINGS)
        : List.of(SmallTenant.FINDINGS, SmallTenant.FUNCTIONS);
  }
}
