package io.tributary.testkit.estate;

/** The kinds of things that assessments are about, and how many of twenty are about each. */
enum ResourceKind {
  /** A machine that the resources table has. */
  VIRTUAL_MACHINE("Microsoft.Compute/virtualMachines", 8),
  /** A machine that assessments still name although it is gone, or not readable. */
  VANISHED_MACHINE("Microsoft.Compute/virtualMachines", 1),
  /** A machine outside Azure that reports to a workspace: it has no resource id of its own. */
  ON_PREMISES_MACHINE("Microsoft.OperationalInsights/workspaces", 1),
  /** A subscription. */
  SUBSCRIPTION("", 2),
  /** A storage account. */
  STORAGE_ACCOUNT("Microsoft.Storage/storageAccounts", 3),
  /** A web or function app. */
  SITE("Microsoft.Web/sites", 1),
  /** A logical SQL server. */
  SQL_SERVER("Microsoft.Sql/servers", 1),
  /** A key vault. */
  KEY_VAULT("Microsoft.KeyVault/vaults", 1),
  /** A virtual network. */
  VIRTUAL_NETWORK("Microsoft.Network/virtualNetworks", 1),
  /** A container registry. */
  CONTAINER_REGISTRY("Microsoft.ContainerRegistry/registries", 1),
  /** A group of container instances; no assessment is about it. */
  CONTAINER_GROUP("Microsoft.ContainerInstance/containerGroups", 0);

  private final String type;
  private final int share;

  ResourceKind(String type, int share) {
    this.type = type;
    this.share = share;
  }

  /** Provider and type as Azure spells them; empty for a subscription. */
  String type() {
    return type;
  }

  /** How many of twenty assessments are about this kind. */
  int share() {
    return share;
  }
}
