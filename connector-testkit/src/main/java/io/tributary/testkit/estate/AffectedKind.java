package io.tributary.testkit.estate;

import java.util.List;

/** The kinds of things that have vulnerabilities, and how both models tell of them. */
enum AffectedKind {
  VIRTUAL_MACHINE(Cloud.AZURE, "Microsoft.Compute/virtualMachines", "ServerVulnerabilityTvm"),
  REGISTRY_IMAGE(Cloud.AZURE, ".containerimage", "AzureContainerRegistryVulnerability"),
  /** A container that runs an image of the estate's registries. */
  REGISTRY_CONTAINER(Cloud.AZURE, "K8s-container", "AzureRuntimeImageVulnerability"),
  /** A container that runs an image of a registry of Microsoft's. */
  PUBLIC_CONTAINER(Cloud.AZURE, "K8s-container", "AzureRuntimeImageVulnerability"),
  /** The node pools of a Kubernetes cluster: two scale sets of machines. */
  NODE_POOLS(
      Cloud.AZURE,
      "Microsoft.ContainerService/managedClusters",
      "ManagedAggregatedServerVulnerabilityTvm"),
  SQL_DATABASE(Cloud.AZURE, "Microsoft.Sql/servers/databases", "SqlServerVulnerability"),
  EC2_INSTANCE(Cloud.AWS, "ec2.instance", "ServerVulnerabilityTvm"),
  ECR_IMAGE(Cloud.AWS, ".containerimage", "AwsContainerRegistryVulnerability"),
  GCP_MACHINE(Cloud.GCP, "compute.instance", "ServerVulnerabilityTvm"),
  GAR_IMAGE(Cloud.GCP, ".containerimage", "GcpContainerRegistryVulnerability");

  private final Cloud cloud;
  private final String resourceType;
  private final String assessedType;

  AffectedKind(Cloud cloud, String resourceType, String assessedType) {
    this.cloud = cloud;
    this.resourceType = resourceType;
    this.assessedType = assessedType;
  }

  Cloud cloud() {
    return cloud;
  }

  /** What individual rows call it. */
  String resourceType() {
    return resourceType;
  }

  /** The {@code assessedResourceType} of grouped rows. */
  String assessedType() {
    return assessedType;
  }

  /** A machine of which grouped rows tell one piece of software each. */
  boolean isMachine() {
    return this == VIRTUAL_MACHINE || this == EC2_INSTANCE || this == GCP_MACHINE;
  }

  /** An image, or a container that runs one. */
  boolean isImage() {
    return switch (this) {
      case REGISTRY_IMAGE, REGISTRY_CONTAINER, PUBLIC_CONTAINER, ECR_IMAGE, GAR_IMAGE -> true;
      default -> false;
    };
  }

  boolean isContainer() {
    return this == REGISTRY_CONTAINER || this == PUBLIC_CONTAINER;
  }

  String individualDataset() {
    return this == SQL_DATABASE ? "azure.vulnerability.sql" : "azure.vulnerability.software";
  }

  String groupedDataset() {
    if (this == SQL_DATABASE) {
      return "azure.vulnerability.grouped.sql";
    }
    return isImage()
        ? "azure.vulnerability.grouped.container-image"
        : "azure.vulnerability.grouped.machine";
  }

  /**
   * The name of the software that a round over all assets finds on one: never the same twice, and
   * empty for what has no software of a name.
   */
  String software(int asset, int round) {
    List<String> names = software();
    String name = names.get((asset + round) % names.size());
    int turn = round / names.size();
    String numbered = name.isEmpty() || turn == 0 ? name : name + "-" + (turn + 1);
    return name.equals("libxml2") ? numbered + Vulnerability.ON_LINUX : numbered;
  }

  /** Images in AWS and Google Cloud have none in common, as an image may be in both. */
  private List<String> software() {
    return switch (this) {
      case SQL_DATABASE, NODE_POOLS -> List.of("");
      case REGISTRY_IMAGE, REGISTRY_CONTAINER ->
          List.of("libcrypto3", "golang.org/x/net", "Jinja2", "zlib1g", "@contoso/http");
      case PUBLIC_CONTAINER -> List.of("glibc", "golang.org/x/oauth2");
      case ECR_IMAGE -> List.of("urllib3", "libexpat1");
      case GAR_IMAGE -> List.of("netty-codec", "libpng16");
      case VIRTUAL_MACHINE, EC2_INSTANCE, GCP_MACHINE ->
          List.of("openssl", "libxml2", "Contoso Agent", "sudo", "curl", ".net_8.0");
    };
  }

  /** Whose machines and images they are. */
  enum Cloud {
    AZURE("Azure"),
    AWS("AWS"),
    GCP("GCP");

    private final String source;

    Cloud(String source) {
      this.source = source;
    }

    /** The word in {@code resourceDetails.Source}. */
    String source() {
      return source;
    }
  }
}
